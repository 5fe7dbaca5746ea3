package hearsay.transport;

import java.util.Comparator;
import java.util.TreeSet;

/// Real time. One thread runs the tasks of all nodes of the process; it starts with the first task
/// and never keeps the process alive.
public final class SystemClock implements Clock {
  private static final SystemClock SHARED = new SystemClock();

  private final TreeSet<Task> tasks = new TreeSet<>(Task.ORDER);
  private long tasksGiven;
  private boolean isRunning;

  private SystemClock() {}

  /// The clock of this process.
  public static SystemClock shared() {
    return SHARED;
  }

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }

  @Override
  public Timer at(long atNanos, TimerKind kind, Runnable action) {
    synchronized (tasks) {
      var task = new Task(atNanos, ++tasksGiven, action);
      tasks.add(task);
      if (!isRunning) {
        isRunning = true;
        Thread.ofPlatform().daemon().name("hearsay-clock").start(this::run);
      }
      if (tasks.first().number == task.number) {
        tasks.notifyAll();
      }
      return () -> cancel(task);
    }
  }

  private void cancel(Task task) {
    synchronized (tasks) {
      tasks.remove(task);
    }
  }

  private void run() {
    while (true) {
      try {
        next().action.run();
      } catch (InterruptedException e) {
        return; // nobody interrupts this thread but a debugger
      } catch (RuntimeException e) {
        // One node's bug must not stop the clock of all others; it goes where uncaught exceptions
        // go.
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  private Task next() throws InterruptedException {
    synchronized (tasks) {
      while (true) {
        var waitNanos = tasks.isEmpty() ? Long.MAX_VALUE : tasks.first().atNanos - nowNanos();
        if (waitNanos <= 0) {
          return tasks.removeFirst();
        }
        // A wait of 0 would last for ever; what is left below a millisecond is waited out in
        // nanoseconds.
        var millis = Math.min(waitNanos / 1_000_000, 60_000);
        tasks.wait(millis, millis == 60_000 ? 0 : (int) (waitNanos % 1_000_000));
      }
    }
  }

  /// Ordered by time, then as given.
  private record Task(long atNanos, long number, Runnable action) {
    static final Comparator<Task> ORDER =
        Comparator.<Task>comparingLong(task -> task.atNanos).thenComparingLong(task -> task.number);
  }
}
