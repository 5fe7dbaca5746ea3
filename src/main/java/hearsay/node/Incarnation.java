package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.PnCounterBuilder;
import hearsay.crdt.Tally;
import java.util.random.RandomGenerator;

/// As whom a node counts, and when it must become another.
///
/// Only this node counts under its actor, so nobody can know more of it than the node itself,
/// unless it was started from an old copy, or from the copy of a node that lives. What others
/// remember then stays as history, and the node goes on under a new incarnation, where no older
/// maximum can hide what it counts.
final class Incarnation {
  static final String PAUSE_REASON =
      "it claims operations of this node, which has just renewed its actor and waits before it"
          + " does so again";

  /// Who names a node's actor in every frame must not make it invent one in every frame: each takes
  /// room in all states for ever. A copied directory asks for one or two renewals.
  static final int FIRST_PAUSE_INTERVALS = 10;

  /// An hour at the usual interval: a stranger that goes on for years gains nothing.
  static final int MAX_PAUSE_INTERVALS = 18_000;

  private final Memory.Kind memory;
  private final long syncIntervalNanos;
  private final RandomGenerator random;
  private ActorId actor;
  private Tally atStart;
  private long pauseNanos;
  private long renewedNanos = Peer.NEVER;

  Incarnation(NodeSettings settings, RandomGenerator random, Tally atStart) {
    this.memory = settings.memory().kind();
    this.syncIntervalNanos = settings.syncIntervalNanos();
    this.random = random;
    this.actor = settings.actor();
    this.atStart = atStart;
  }

  ActorId actor() {
    return actor;
  }

  /// Whether somebody who sends `theirs` of this actor knows what it can't know of a node that
  /// counted `own`. A node with amnesia does not ask: that is what is wrong with it.
  boolean isContradicted(Tally own, Tally theirs) {
    return switch (memory) {
      case NONE, LOG -> !own.covers(theirs);
      case AMNESIA -> false;
    };
  }

  /// Whether a contradiction must wait. What is claimed is not merged then: digests bring it again.
  boolean isPausing(long nowNanos) {
    return renewedNanos != Peer.NEVER && nowNanos - renewedNanos < pauseNanos;
  }

  /// The entries of all others.
  PnCounter withoutOwn(PnCounter entries) {
    var others = new PnCounterBuilder(entries.size());
    entries.forEach(
        (other, tally) -> {
          if (!other.equals(actor)) {
            others.add(other, tally.increments(), tally.decrements());
          }
        });
    return others.build();
  }

  /// Takes a new incarnation.
  ///
  /// @return what was counted since the start and would be hidden by `theirs`: it moves along
  Tally renew(Tally own, Tally theirs, long nowNanos) {
    var hidden =
        new Tally(
            theirs.increments() > own.increments() ? own.increments() - atStart.increments() : 0,
            theirs.decrements() > own.decrements() ? own.decrements() - atStart.decrements() : 0);
    actor = new ActorId(actor.name(), random.nextLong());
    atStart = Tally.ZERO;
    pauseNanos =
        pauseNanos == 0
            ? FIRST_PAUSE_INTERVALS * syncIntervalNanos
            : Math.min(2 * pauseNanos, MAX_PAUSE_INTERVALS * syncIntervalNanos);
    renewedNanos = nowNanos;
    return hidden;
  }
}
