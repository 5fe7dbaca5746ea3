package hearsay.viz;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A bug that can be switched on to be watched: nodes come back from a crash under their old
/// incarnation, but without its history, so that their new operations hide below what their peers
/// remember. Never on by itself, never remembered. Application thread only.
public final class Amnesia {
  private final CommandGate gate;
  private final Captions captions;
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");

  Amnesia(CommandGate gate, Captions captions) {
    this.gate = gate;
    this.captions = captions;
  }

  public ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /// Why it can't be switched on, as in "only without a log"; empty if it can.
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /// Nothing happens while there is an obstacle to switching it on.
  public void toggle() {
    if (on.get() || obstacle.get().isEmpty()) {
      gate.open().ifPresent(cluster -> cluster.setAmnesia(!on.get()));
    }
  }

  void pulsed(ClusterSnapshot snapshot, Iterable<JournalEntry> fresh) {
    on.set(snapshot.environment().isAmnesiac());
    obstacle.set(obstacle(snapshot));
    for (var entry : fresh) {
      if (entry.event() instanceof JournalEvent.AmnesiaChanged(var isOn)) {
        captions.say(isOn ? "Amnesia on: broken on purpose" : "Amnesia off: mended");
      }
    }
  }

  private static String obstacle(ClusterSnapshot snapshot) {
    if (snapshot.environment().isLogged()) {
      return "only without a log";
    }
    return snapshot.rule() == CounterRule.PART0 ? "not with Part 0, which has no incarnations" : "";
  }
}
