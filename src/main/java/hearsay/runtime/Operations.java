package hearsay.runtime;

import static hearsay.contract.Contract.invariant;

import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.node.Event;
import hearsay.node.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what users asked for into events for the core, and the core's word into answers. Used by
/// the loop only, but for the fast path's flag.
///
/// Under the PN rule all operations that wait are one event. They are joined only while their sum
/// stays inside the counter's bound, so that one that does not fit is refused alone.
final class Operations {
  /// A longer series under the Part 0 rule would hold the loop for more than about 10 ms.
  static final int MAX_PART0_OPERATIONS = 10_000;

  /// One event answers at most this many callers, so that the first does not wait for a crowd that
  /// keeps coming.
  static final int MAX_BATCH = 65_536;

  /// This close to the bound the fast path closes and operations are no longer joined: whatever is
  /// pending by then still fits, however many callers are between looking at the flag and counting.
  static final long HEADROOM = 1L << 40;

  private final CounterRule rule;
  private final Steps steps;
  private final Mailbox mailbox;
  private final PendingIncrements pending;
  private volatile boolean isFastPathOpen;

  Operations(CounterRule rule, Steps steps, Mailbox mailbox, PendingIncrements pending) {
    this.rule = rule;
    this.steps = steps;
    this.mailbox = mailbox;
    this.pending = pending;
    this.isFastPathOpen = rule == CounterRule.PN;
  }

  boolean isFastPathOpen() {
    return isFastPathOpen;
  }

  void closeFastPath() {
    isFastPathOpen = false;
  }

  void incrementSlowly(NodeRunner runner) {
    if (runner.ask(1, 0).join() instanceof Outcome.Refused(var reason)) {
      if (runner.isRunning()) {
        throw new CounterLimitException(reason);
      }
      throw new IllegalStateException(reason);
    }
  }

  /// Applies what the fast path has counted, as one event.
  void applyPending() {
    var counted = pending.counted();
    var increments = counted - pending.applied();
    if (increments == 0) {
      return;
    }
    var refusal = steps.step(new Event.Operate(increments, 0), null, counted);
    invariant(refusal == null, () -> "pending increments fit: " + refusal);
    pending.applied(counted);
    closeFastPathNearBound(0);
  }

  /// Applies an operation, and under the PN rule those that wait right behind it.
  void apply(Item.Operation first) {
    switch (rule) {
      case PN -> applyBatch(first);
      case PART0 -> applySeries(first);
    }
  }

  /// Refuses an operation without asking the core.
  void refuse(Item.Operation operation, String reason) {
    steps.publish(
        new Fact.OperationsRefused(operation.increments(), operation.decrements(), reason));
    operation.answer().complete(new Outcome.Refused(reason));
  }

  private void applyBatch(Item.Operation first) {
    closeFastPathNearBound(first.increments());
    var own = ownTally();
    var batch = new ArrayList<>(List.of(first));
    var increments = first.increments();
    var decrements = first.decrements();
    while (batch.size() < MAX_BATCH
        && mailbox.peek() instanceof Item.Operation next
        && next.increments() <= room(own.increments(), increments)
        && next.decrements() <= room(own.decrements(), decrements)) {
      mailbox.poll();
      batch.add(next);
      increments += next.increments();
      decrements += next.decrements();
    }
    try {
      var outcome = outcome(steps.step(new Event.Operate(increments, decrements), null));
      batch.forEach(operation -> operation.answer().complete(outcome));
    } catch (RuntimeException | Error broken) {
      batch.forEach(operation -> operation.answer().completeExceptionally(broken));
      throw broken;
    }
  }

  /// How many more surely fit above an own total and what the batch holds already; may be negative.
  private static long room(long own, long batched) {
    return Tally.MAX - HEADROOM - own - Math.min(batched, Tally.MAX);
  }

  /// Once closed it stays closed: from then on every increment waits for its own yes or no.
  private void closeFastPathNearBound(long moreIncrements) {
    if (isFastPathOpen && room(ownTally().increments(), moreIncrements) < 0) {
      isFastPathOpen = false;
      applyPending();
    }
  }

  private Tally ownTally() {
    return ((PnCounter) steps.state()).tally(steps.actor());
  }

  private void applySeries(Item.Operation operation) {
    if (operation.increments() > MAX_PART0_OPERATIONS
        || operation.decrements() > MAX_PART0_OPERATIONS) {
      refuse(
          operation,
          "at most %d operations at once under the Part 0 rule".formatted(MAX_PART0_OPERATIONS));
      return;
    }
    try {
      operation.answer().complete(outcome(applyOneByOne(operation)));
    } catch (RuntimeException | Error broken) {
      operation.answer().completeExceptionally(broken);
      throw broken;
    }
  }

  private @Nullable String applyOneByOne(Item.Operation operation) {
    var increments = operation.increments();
    var count = increments + operation.decrements();
    for (var done = 0; done < count; done++) {
      var event = done < increments ? new Event.Operate(1, 0) : new Event.Operate(0, 1);
      var refusal = steps.step(event, null);
      if (refusal != null) {
        return done == 0 ? refusal : "%s (%d applied before)".formatted(refusal, done);
      }
    }
    return null;
  }

  private Outcome outcome(@Nullable String refusal) {
    return refusal == null ? new Outcome.Acknowledged(steps.state()) : new Outcome.Refused(refusal);
  }
}
