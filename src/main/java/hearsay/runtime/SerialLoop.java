package hearsay.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a body one call at a time without a thread of its own: whoever asks while nobody runs it
/// runs it at once, which spares the hop to another thread; who asks while somebody runs it just
/// leaves a mark and goes on (flat combining, Hendler et al. 2010, section 2). A body that waits
/// for a disk does not belong on a caller's thread: it can be given a starter of threads instead.
///
/// No lock is held while the body runs, so two nodes that send to each other on one thread can't
/// deadlock: the inner request only leaves its mark.
final class SerialLoop {
  /// How many calls of the body a borrowed thread pays for before a fresh virtual thread goes on: a
  /// socket's reader must get back to its socket.
  static final int MAX_CALLS_ON_BORROWED_THREAD = 64;

  private static final long IDLE_CHECK_NANOS = 20_000;

  /// Requests not yet served; whoever raises it from 0 owns the body until it is 0 again.
  private final AtomicLong requests = new AtomicLong();

  private final BooleanSupplier body;
  private final Consumer<Runnable> starter;
  private volatile @Nullable Thread owner;

  /// @param body does one thing and says whether there may be more to do; never throws
  SerialLoop(BooleanSupplier body) {
    this(body, Runnable::run);
  }

  /// @param starter runs the loop from rest, elsewhere or on the thread that asks
  SerialLoop(BooleanSupplier body, Consumer<Runnable> starter) {
    this.body = body;
    this.starter = starter;
  }

  /// Sees to it that the body is called until it says that nothing is left; any thread.
  void run() {
    if (requests.getAndIncrement() == 0) {
      starter.accept(this::drain);
    }
  }

  private void drain() {
    var calls = 0;
    var served = requests.get();
    do {
      owner = Thread.currentThread();
      while (body.getAsBoolean()) {
        if (++calls == MAX_CALLS_ON_BORROWED_THREAD) {
          owner = null; // not this thread any more, even if the other has not begun
          Thread.startVirtualThread(this::drain);
          return;
        }
      }
      owner = null;
      served = requests.addAndGet(-served);
    } while (served != 0);
  }

  boolean isIdle() {
    return requests.get() == 0;
  }

  boolean isOwnedByThisThread() {
    return owner == Thread.currentThread();
  }

  /// Waits until the body rests. Returns at once on the thread that runs it.
  ///
  /// @return whether it rests
  boolean awaitIdle(long limitNanos) {
    var deadline = System.nanoTime() + limitNanos;
    while (!isIdle()) {
      if (isOwnedByThisThread() || System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(IDLE_CHECK_NANOS);
    }
    return true;
  }
}
