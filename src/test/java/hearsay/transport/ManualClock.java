package hearsay.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A clock that a test moves on. Tasks run on the thread that moves it.
final class ManualClock implements Clock {
  private final List<Task> tasks = new ArrayList<>();
  private long nowNanos = 1_000;
  private boolean isPaused;

  private record Task(long atNanos, Runnable action) {}

  @Override
  public synchronized long nowNanos() {
    return nowNanos;
  }

  @Override
  public synchronized Timer at(long atNanos, TimerKind kind, Runnable action) {
    var task = new Task(atNanos, action);
    tasks.add(task);
    return () -> cancel(task);
  }

  private synchronized void cancel(Task task) {
    tasks.removeIf(other -> other == task);
  }

  @Override
  public synchronized boolean isPaused() {
    return isPaused;
  }

  synchronized void pause(boolean paused) {
    isPaused = paused;
  }

  synchronized int pending() {
    return tasks.size();
  }

  /// Moves on, running what falls due in order.
  void advance(long nanos) {
    var endNanos = nowNanos() + nanos;
    for (var task = next(endNanos); task != null; task = next(endNanos)) {
      task.action.run();
    }
    synchronized (this) {
      nowNanos = endNanos;
    }
  }

  private synchronized Task next(long endNanos) {
    // min returns the first of equals: tasks of one moment run as given.
    var next = tasks.stream().min(Comparator.comparingLong(Task::atNanos)).orElse(null);
    if (next == null || next.atNanos > endNanos) {
      return null;
    }
    tasks.remove(next);
    nowNanos = Math.max(nowNanos, next.atNanos);
    return next;
  }
}
