package hearsay.cluster;

import java.util.concurrent.locks.LockSupport;

/// Does every now and then, on a thread of its own, what no command asks for; at once when woken.
final class Housekeeping {
  /// Often enough for frames given up and strangers gone to leave the picture. Real time.
  private static final long PERIOD_NANOS = 500_000_000L;

  private final Thread thread;
  private volatile boolean isWoken;
  private volatile boolean isOver;

  Housekeeping(Runnable chores) {
    this.thread =
        Thread.ofVirtual().name("hearsay-housekeeping").unstarted(() -> keepHouse(chores));
  }

  void start() {
    thread.start();
  }

  /// Any thread; returns at once.
  void wake() {
    isWoken = true;
    LockSupport.unpark(thread);
  }

  /// A chore under way ends by itself.
  void close() {
    isOver = true;
    LockSupport.unpark(thread);
  }

  private void keepHouse(Runnable chores) {
    while (!isOver) {
      if (!isWoken) {
        LockSupport.parkNanos(PERIOD_NANOS);
      }
      isWoken = false;
      chores.run();
    }
  }
}
