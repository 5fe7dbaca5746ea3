package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.Random;
import java.util.TreeMap;

/// What one simulated node has written down; survives its crashes. A later record replaces what
/// earlier ones said of its actors.
final class SimulatedDisk {
  private final TreeMap<ActorId, Tally> entries = new TreeMap<>();
  private ActorId actor;

  SimulatedDisk(ActorId actor) {
    this.actor = actor;
  }

  ActorId actor() {
    return actor;
  }

  PnCounter state() {
    return PnCounter.of(entries);
  }

  void write(Effect.Persist record) {
    actor = record.actor();
    ((PnCounter) record.promised()).forEach(entries::put);
  }

  /// Writes, or fails and may have written all the same.
  ///
  /// @param trouble how likely it is to fail; half of the failures are in doubt
  Event tryToWrite(Effect.Persist record, double trouble, Random random) {
    if (random.nextDouble() >= trouble) {
      write(record);
      return new Event.Persisted();
    }
    boolean isUnknown = random.nextBoolean();
    if (isUnknown && random.nextBoolean()) {
      write(record);
    }
    return new Event.PersistFailed("the disk is in trouble", isUnknown);
  }

  boolean covers(ActorId other, Tally tally) {
    return entries.getOrDefault(other, Tally.ZERO).covers(tally);
  }
}
