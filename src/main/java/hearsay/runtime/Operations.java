package hearsay.runtime;

import static hearsay.contract.Contract.invariant;

import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.node.Event;
import hearsay.node.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Turns what users asked for into events for the core, and the core's word into answers. Used by
/// the loop only, but for [#put], [#isResting] and the fast path's flag.
///
/// Operations have a queue of their own: while one [Turn] is on its way to disk, those that come
/// wait for the next, and frames and timers pass. Under the PN rule all that wait are one event, so
/// one record and one fsync (group commit; DeWitt et al. 1984, section 5.2). They are joined only
/// while their sum stays inside the counter's bound, so that one that does not fit is refused
/// alone.
final class Operations {
  /// A longer series under the Part 0 rule would hold the loop for more than about 10 ms.
  static final int MAX_PART0_OPERATIONS = 10_000;

  /// One event answers at most this many callers, so that the first does not wait for a crowd that
  /// keeps coming.
  static final int MAX_BATCH = 65_536;

  /// This close to the bound the fast path closes and operations are no longer joined: whatever is
  /// pending by then still fits, however many callers are between looking at the flag and counting.
  static final long HEADROOM = 1L << 40;

  /// So many may wait for a disk that hangs: four batches, about 50 MB. Who asks by HTTP gives up
  /// after a while and asks again, and what it asked first still waits.
  static final int MAX_WAITING = 4 * MAX_BATCH;

  private static final long FINISH_CHECK_NANOS = 20_000;

  private final CounterRule rule;
  private final Steps steps;
  private final PendingIncrements pending;

  private final Queue<Operation> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();

  private volatile @Nullable Turn turn;
  private volatile boolean isFastPathOpen;
  private volatile boolean isClosing;
  private final AtomicLong acknowledged = new AtomicLong();

  Operations(CounterRule rule, Steps steps, PendingIncrements pending, boolean isLogged) {
    this.rule = rule;
    this.steps = steps;
    this.pending = pending;
    this.isFastPathOpen = rule == CounterRule.PN && !isLogged;
  }

  boolean isFastPathOpen() {
    return isFastPathOpen;
  }

  void closeFastPath() {
    isFastPathOpen = false;
  }

  void incrementSlowly(NodeRunner runner) {
    switch (runner.ask(1, 0).join()) {
      case Outcome.Acknowledged _ -> {}
      case Outcome.Refused(var reason) -> {
        if (runner.isRunning()) {
          requireRoomForOne();
        }
        throw new IllegalStateException(reason);
      }
      case Outcome.Unknown(var reason) ->
          throw new IllegalStateException("It is not known whether it counts: " + reason);
    }
  }

  private void requireRoomForOne() throws CounterLimitException {
    var published = steps.published();
    switch (published.state()) {
      case PnCounter counter -> counter.plus(published.actor(), 1, 0);
      case VersionedCounter counter -> counter.increment();
    }
  }

  /// Applies what the fast path has counted, as one event.
  void applyPending() {
    var counted = pending.counted();
    var increments = counted - pending.applied();
    if (increments == 0) {
      return;
    }
    var outcome = steps.step(new Event.Operate(increments, 0), null, counted);
    invariant(outcome instanceof Outcome.Acknowledged, () -> "pending increments fit: " + outcome);
    pending.applied(counted);
    closeFastPathNearBound(0);
  }

  /// Takes an operation in, or refuses it at once when [#MAX_WAITING] wait already; any thread.
  ///
  /// @return whether the loop must be told; if not, it looks here by itself before it rests
  boolean put(Operation operation) {
    if (waitingCount.incrementAndGet() > MAX_WAITING) {
      waitingCount.decrementAndGet();
      operation.answer().complete(new Outcome.Refused(NodeRunner.TOO_MANY_WAIT));
      return false;
    }
    waiting.add(operation);
    return turn == null;
  }

  private @Nullable Operation take() {
    var next = waiting.poll();
    if (next != null) {
      waitingCount.decrementAndGet();
    }
    return next;
  }

  /// Whether no operation waits or is on its way; any thread.
  boolean isResting() {
    return turn == null && waiting.isEmpty();
  }

  /// Lets nothing begin any more, and waits for what is on its way; any thread.
  void finish(long limitNanos) {
    isClosing = true;
    var deadline = System.nanoTime() + limitNanos;
    while (turn != null && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(FINISH_CHECK_NANOS);
    }
  }

  /// How many operations were acknowledged, the fast path apart; any thread.
  long acknowledged() {
    return acknowledged.get();
  }

  /// Begins with what waits, unless something is on its way.
  ///
  /// @return whether there was something to begin with
  boolean begin() {
    if (turn != null || isClosing) {
      return false;
    }
    var first = take();
    if (first == null) {
      return false;
    }
    switch (rule) {
      case PN -> start(batch(first));
      case PART0 -> startSeries(first);
    }
    return true;
  }

  /// The disk has answered: hands the event to the core and goes on from there.
  void resume(Event answer) {
    advance(Objects.requireNonNull(turn, "the disk answers a turn that waits"), answer);
  }

  /// The node has stopped: what was on its way to disk is in doubt, what waits is refused.
  void discard(String reason) {
    var current = turn;
    turn = null;
    if (current != null) {
      var event = current.event();
      var doubt = reason + " during the write";
      steps.publish(new Fact.OperationsInDoubt(event.increments(), event.decrements(), doubt));
      var _ = current.take(new Outcome.Unknown(doubt));
    }
    for (var next = take(); next != null; next = take()) {
      refuse(next, reason);
    }
  }

  private void refuse(Operation operation, String reason) {
    steps.publish(
        new Fact.OperationsRefused(operation.increments(), operation.decrements(), reason));
    operation.answer().complete(new Outcome.Refused(reason));
  }

  private void start(Turn next) {
    turn = next;
    advance(next, next.event());
  }

  /// Steps until the turn is over or waits for the disk.
  private void advance(Turn current, Event first) {
    try {
      var outcome = steps.step(first, null);
      while (outcome != null) {
        count(current, outcome);
        if (!current.take(outcome)) {
          turn = null;
          return;
        }
        outcome = steps.step(current.event(), null);
      }
    } catch (RuntimeException | Error broken) {
      turn = null;
      current.fail(broken);
      throw broken;
    }
  }

  private void count(Turn current, Outcome outcome) {
    if (outcome instanceof Outcome.Acknowledged) {
      var event = current.event();
      acknowledged.addAndGet(event.increments() + event.decrements());
    }
  }

  private Turn batch(Operation first) {
    closeFastPathNearBound(first.increments());
    var own = ownTally();
    var batch = new ArrayList<>(List.of(first));
    var increments = first.increments();
    var decrements = first.decrements();
    for (var next = waiting.peek();
        next != null
            && batch.size() < MAX_BATCH
            && next.increments() <= room(own.increments(), increments)
            && next.decrements() <= room(own.decrements(), decrements);
        next = waiting.peek()) {
      take();
      batch.add(next);
      increments += next.increments();
      decrements += next.decrements();
    }
    return new Turn.Batch(batch, new Event.Operate(increments, decrements));
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

  private void startSeries(Operation operation) {
    if (operation.increments() > MAX_PART0_OPERATIONS
        || operation.decrements() > MAX_PART0_OPERATIONS) {
      refuse(
          operation,
          "at most %d operations at once under the Part 0 rule".formatted(MAX_PART0_OPERATIONS));
    } else if (operation.increments() == 0 && operation.decrements() == 0) {
      operation.answer().complete(new Outcome.Acknowledged(steps.state()));
    } else {
      start(new Turn.Series(operation));
    }
  }
}
