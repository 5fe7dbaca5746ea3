package hearsay.viz;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.trace.Causality;
import hearsay.journal.trace.Rumour;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What somebody looks into: the selection that all views share, and what is lit up because of it.
/// Application thread only.
public final class Insight {
  /// What is lit up in graph and diagram.
  public sealed interface Light {
    Light NONE = new None();

    record None() implements Light {}

    /// The past and the future of one event; all else fades.
    record Cone(Causality causality) implements Light {}

    /// Who heard of one operation when. Grows with the journal.
    record Trace(Rumour rumour) implements Light {}
  }

  private final Supplier<Journal> journal;
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
  private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.NONE);

  Insight(Supplier<Journal> journal) {
    this.journal = journal;
  }

  /// What is selected; views set it.
  public ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  public ReadOnlyObjectProperty<Light> lightProperty() {
    return light.getReadOnlyProperty();
  }

  /// A card was selected, or none.
  void nodeSelected(String name) {
    var present = selection.get() instanceof Selection.Node(var node) ? node : "";
    if (!name.equals(present)) {
      selection.set(name.isEmpty() ? Selection.NONE : new Selection.Node(name));
    }
  }

  /// Another journal is shown: its positions mean something else.
  void clear() {
    selection.set(Selection.NONE);
    lightsOff();
  }

  /// Lights up the past and the future of the entry at this position.
  public void showCausality(long position) {
    light.set(new Light.Cone(Causality.of(journal.get(), position)));
  }

  /// Lights up how the operation applied at this position travelled, as far as the moment shown.
  ///
  /// @return false if there is no such operation
  public boolean trace(long position, long end) {
    var rumour = Rumour.of(journal.get(), position, end);
    rumour.ifPresent(found -> light.set(new Light.Trace(found)));
    return rumour.isPresent();
  }

  public void lightsOff() {
    light.set(Light.NONE);
  }

  /// The entry selected, as a frame or otherwise; null if nothing of the journal is.
  public @Nullable JournalEvent selectedEvent() {
    return switch (selection.get()) {
      case Selection.Frame frame -> event(frame.sentPosition());
      case Selection.Event event -> event(event.position());
      case Selection.None _, Selection.Node _, Selection.Direction _ -> null;
    };
  }

  private @Nullable JournalEvent event(long position) {
    var source = journal.get();
    var isKept = position >= source.begin() && position < source.end();
    return isKept ? source.entry(position).event() : null;
  }
}
