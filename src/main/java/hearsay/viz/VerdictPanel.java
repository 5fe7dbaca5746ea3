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

  /// An explanation of a hundred nodes takes some milliseconds, and nobody reads faster.
  private static final long LEAST_GAP_NANOS = 250_000_000;

  private long judgedPosition = -1;
  private long explainedPosition = -1;
  private long explainedAtNanos;

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
    explainedPosition = -1;
    whyAsked.set(false);
  }

  /// @param moments of the journal shown
  void pulsed(Showing showing, Moments moments) {
    var snapshot = showing.snapshot();
    if (snapshot.position() != judgedPosition) {
      judgedPosition = snapshot.position();
      verdict.set(
          VerdictText.of(snapshot.verdict(), snapshot.operations().value())
              .noting(dissent(snapshot)));
    }
    if (!whyAsked.get()) {
      why.set(WhyText.NONE);
      explainedPosition = -1;
    } else if (isWorthExplaining(showing)) {
      explainedPosition = snapshot.position();
      explainedAtNanos = showing.wallNanos();
      why.set(WhyText.of(snapshot, moments, showing.wallNanos() / 1_000_000));
    }
  }

  /// At once after a jump or the question, else now and then: how long ago something was changes
  /// with time alone.
  private boolean isWorthExplaining(Showing showing) {
    return explainedPosition < 0
        || (showing.isJump() && showing.snapshot().position() != explainedPosition)
        || Math.abs(showing.wallNanos() - explainedAtNanos) >= LEAST_GAP_NANOS;
  }

  /// The verdict is about the nodes of this process; a foreign one may say something else. Where
  /// there is none, nothing needs to be found out.
  private static String dissent(ClusterSnapshot snapshot) {
    var isForeignThere = snapshot.nodes().values().stream().anyMatch(NodeSnapshot::isForeign);
    return isForeignThere ? snapshot.explanation().dissent() : "";
  }
}
