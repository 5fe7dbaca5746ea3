package hearsay.viz;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Owns the verdict in words and, while it is asked for, why it is so. Application thread only.
public final class VerdictPanel {
  private final ReadOnlyObjectWrapper<VerdictText> verdict =
      new ReadOnlyObjectWrapper<>(VerdictText.NONE);
  private final ReadOnlyObjectWrapper<WhyText> why = new ReadOnlyObjectWrapper<>(WhyText.NONE);
  private final BooleanProperty whyAsked = new SimpleBooleanProperty();
  private long judgedPosition = -1;

  VerdictPanel() {}

  public ReadOnlyObjectProperty<VerdictText> verdictProperty() {
    return verdict.getReadOnlyProperty();
  }

  /// Kept up to date while [#whyAskedProperty] is set.
  public ReadOnlyObjectProperty<WhyText> whyProperty() {
    return why.getReadOnlyProperty();
  }

  public BooleanProperty whyAskedProperty() {
    return whyAsked;
  }

  /// Another cluster is judged from now on.
  void clear() {
    judgedPosition = -1;
    whyAsked.set(false);
  }

  void pulsed(ClusterSnapshot snapshot) {
    if (snapshot.position() != judgedPosition) {
      judgedPosition = snapshot.position();
      verdict.set(
          VerdictText.of(snapshot.verdict(), snapshot.operations().value())
              .noting(dissent(snapshot)));
    }
    why.set(whyAsked.get() ? WhyText.of(snapshot) : WhyText.NONE);
  }

  /// The verdict is about the nodes of this process; a foreign one may say something else. Where
  /// there is none, nothing needs to be found out.
  private static String dissent(ClusterSnapshot snapshot) {
    var isForeignThere = snapshot.nodes().values().stream().anyMatch(NodeSnapshot::isForeign);
    return isForeignThere ? snapshot.explanation().dissent() : "";
  }
}
