package hearsay.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The fast path: a caller adds to a number and goes on; a thousand calls are one event. The number
/// only grows, and the node remembers how much of it is applied, so that what a reader adds to the
/// applied state is exact at every moment.
///
/// The first increment after a rest is applied at once, by its caller; a sustained stream every
/// [#DRAIN_INTERVAL_NANOS], by a thread that rests as soon as the stream does: waking costs nothing
/// per call and a step is made per interval, not per click.
final class PendingIncrements {
  static final long DRAIN_INTERVAL_NANOS = 1_000_000;

  private final AtomicLong counted = new AtomicLong();

  /// Whether a thread looks after the pending increments. It is lowered before `counted` is read
  /// for the last time, and read after `counted` is raised: one of both sides sees the other.
  private final AtomicBoolean isDrained = new AtomicBoolean();

  private final Runnable drain;
  private volatile long applied;
  private volatile boolean isClosed;

  /// @param drain asks the loop to apply what is pending
  PendingIncrements(Runnable drain) {
    this.drain = drain;
  }

  /// Counts one more; any thread.
  void add() {
    counted.getAndIncrement();
    if (!isDrained.get()) {
      wake();
    }
  }

  private void wake() {
    if (isDrained.compareAndSet(false, true)) {
      drain.run();
      Thread.startVirtualThread(this::drainUntilIdle);
    }
  }

  private void drainUntilIdle() {
    LockSupport.parkNanos(DRAIN_INTERVAL_NANOS);
    while (!rest()) {
      drain.run();
      LockSupport.parkNanos(DRAIN_INTERVAL_NANOS);
    }
  }

  /// Whether nothing is left to do, or another thread has taken over.
  private boolean rest() {
    if (isClosed) {
      return true;
    }
    if (counted.get() != applied) {
      return false;
    }
    isDrained.set(false);
    return counted.get() == applied || !isDrained.compareAndSet(false, true);
  }

  /// How many were counted since the start.
  long counted() {
    return counted.get();
  }

  /// The loop has applied all up to this count.
  void applied(long upTo) {
    applied = upTo;
  }

  long applied() {
    return applied;
  }

  void close() {
    isClosed = true;
  }
}
