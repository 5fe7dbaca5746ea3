package hearsay.node;

import static hearsay.contract.Contract.require;

import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Local operations on their way into the state. Without a log they are applied at once. With one
/// the node promises first: what they lead to goes to disk, and only what is there is applied,
/// shown, sent and acknowledged. So no peer ever remembers an operation that a crash could undo.
///
/// While the disk is busy the node lives on, and what a peer sends may make a promise stale: a Part
/// 0 node adopts another state, a PN node goes on under a new actor. Then the operations are
/// promised again, on top of what is true by now; the later record replaces the earlier one.
final class Promise {
  /// To become stale every time takes a frame that matters in every single write. A storm like that
  /// may last, and the users have waited long enough.
  static final int MAX_TRIES = 8;

  private final Replication replication;
  private final Outbox outbox;
  private final boolean isLogged;
  private @Nullable UnderWay underWay;

  /// What the disk was asked to hold.
  ///
  /// @param tries how often the operations were promised, this time included
  private record UnderWay(Event.Operate operation, CounterState promised, int tries) {
    /// Whether an earlier, stale promise of these operations is on disk.
    boolean isHalfKept() {
      return tries > 1;
    }
  }

  Promise(Replication replication, Outbox outbox, boolean isLogged) {
    this.replication = replication;
    this.outbox = outbox;
    this.isLogged = isLogged;
  }

  boolean isUnderWay() {
    return underWay != null;
  }

  void operate(Event.Operate operation, long nowNanos) {
    require(!isUnderWay(), "operations wait while others are on their way to disk");
    try {
      if (isLogged && !operation.isNothing()) {
        make(operation, replication.outcome(operation), 1);
      } else {
        replication.apply(operation, nowNanos);
      }
    } catch (CounterLimitException e) {
      outbox.refuse(operation, String.valueOf(e.getMessage()));
    }
  }

  void persisted(long nowNanos) {
    var kept = end();
    var operation = kept.operation();
    try {
      var outcome = replication.outcome(operation);
      if (outcome.equals(kept.promised())) {
        replication.apply(operation, nowNanos);
      } else if (kept.tries() < MAX_TRIES) {
        make(operation, outcome, kept.tries() + 1);
      } else {
        outbox.doubt(operation, "the state changed during each of %d writes".formatted(MAX_TRIES));
      }
    } catch (CounterLimitException e) {
      outbox.doubt(operation, "the state changed during the write: " + e.getMessage());
    }
  }

  void failed(String reason, boolean isUnknown) {
    var broken = end();
    if (isUnknown || broken.isHalfKept()) {
      outbox.doubt(broken.operation(), reason);
    } else {
      outbox.refuse(broken.operation(), reason);
    }
  }

  private void make(Event.Operate operation, CounterState promised, int tries) {
    underWay = new UnderWay(operation, promised, tries);
    outbox.persist(replication.actor(), promised);
  }

  private UnderWay end() {
    require(isUnderWay(), "the disk answers a promise");
    var ended = Objects.requireNonNull(underWay);
    underWay = null;
    return ended;
  }
}
