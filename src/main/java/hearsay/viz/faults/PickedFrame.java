package hearsay.viz.faults;

import hearsay.journal.ClusterSnapshot;
import hearsay.viz.LinkCommands;
import hearsay.viz.Selection;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The frame that is selected, which may be dropped or duplicated while it is on its way.
/// Application thread only; needs no toolkit.
final class PickedFrame {
  private final LinkCommands commands;
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper onItsWay = new ReadOnlyBooleanWrapper();
  private Selection.@Nullable Frame picked;
  private String name = "";

  PickedFrame(LinkCommands commands) {
    this.commands = commands;
  }

  /// "delta n1→n2, on its way"; empty if no frame is selected.
  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty onItsWayProperty() {
    return onItsWay.getReadOnlyProperty();
  }

  void select(Selection selection, ClusterSnapshot now) {
    picked = selection instanceof Selection.Frame frame ? frame : null;
    name = picked == null ? "" : "frame " + picked.link();
    pulsed(now);
  }

  void pulsed(ClusterSnapshot now) {
    if (picked == null) {
      onItsWay.set(false);
      words.set("");
      return;
    }
    var flight = now.flights().get(picked.key());
    if (flight != null) {
      var kind = flight.message().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      name = kind + " " + flight.link();
    }
    onItsWay.set(flight != null && !flight.isForeign());
    words.set(name + (flight == null ? ", not on its way now" : wayWords(flight.isForeign())));
  }

  /// What lies beyond our end of a link nobody here can reach.
  private static String wayWords(boolean isForeign) {
    return isForeign ? ", on its way to another process" : ", on its way";
  }

  void drop() {
    if (picked != null) {
      commands.dropFrame(picked.key(), name);
    }
  }

  void duplicate() {
    if (picked != null) {
      commands.duplicateFrame(picked.key(), name);
    }
  }
}
