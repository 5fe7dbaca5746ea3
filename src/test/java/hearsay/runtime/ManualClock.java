package hearsay.runtime;

import hearsay.transport.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A clock that a test moves.
final class ManualClock implements Clock {
  private final List<Task> tasks = new ArrayList<>();
  private long nowNanos;

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
    tasks.remove(task);
  }

  /// Moves time on and runs what is due, in order.
  void advance(long nanos) {
    var end = nowNanos() + nanos;
    for (var due = takeDue(end); due != null; due = takeDue(end)) {
      due.run();
    }
    synchronized (this) {
      nowNanos = end;
    }
  }

  private synchronized Runnable takeDue(long end) {
    var due =
        tasks.stream()
            .filter(task -> task.atNanos() <= end)
            .min(Comparator.comparingLong(Task::atNanos));
    due.ifPresent(
        task -> {
          tasks.remove(task);
          nowNanos = Math.max(nowNanos, task.atNanos());
        });
    return due.map(Task::action).orElse(null);
  }

  synchronized int waiting() {
    return tasks.size();
  }
}
