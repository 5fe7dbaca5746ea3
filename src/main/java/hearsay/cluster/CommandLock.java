package hearsay.cluster;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one command at a time at the cluster, until it is closed. What nodes and transports report
/// takes other locks only, so a command may wait for them. Any thread.
final class CommandLock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Runnable afterEach;
  private boolean isClosed;

  /// A command that may fail for want of ports or files.
  interface Change<T> {
    T make() throws IOException;
  }

  /// @param afterEach what to do after each command, under the lock
  CommandLock(Runnable afterEach) {
    this.afterEach = afterEach;
  }

  <T> T ask(Supplier<T> command) {
    lock.lock();
    try {
      return command.get();
    } finally {
      afterEach.run();
      lock.unlock();
    }
  }

  void run(Runnable command) {
    ask(
        () -> {
          command.run();
          return true;
        });
  }

  /// @throws IllegalStateException if the cluster is closed
  <T> T change(Change<T> change) throws IOException {
    lock.lock();
    try {
      if (isClosed) {
        throw new IllegalStateException("the cluster is closed");
      }
      return change.make();
    } finally {
      lock.unlock();
    }
  }

  /// What nobody asked for, unless the cluster is closed.
  void tend(Runnable chore) {
    lock.lock();
    try {
      if (!isClosed) {
        chore.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The last command; again, it does nothing.
  void close(Runnable end) {
    run(
        () -> {
          if (!isClosed) {
            isClosed = true;
            end.run();
          }
        });
  }

  /// For commands.
  boolean isClosed() {
    return isClosed;
  }
}
