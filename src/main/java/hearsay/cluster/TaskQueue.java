package hearsay.cluster;

import hearsay.transport.Clock.TimerKind;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The tasks of a clock, earliest first; of the same moment, in the order they were given. Not
/// thread-safe.
///
/// A cancelled task stays where it is and is skipped, until cancelled ones are the larger half.
/// That keeps cancelling cheap and the queue bounded by twice what is alive.
final class TaskQueue {
  private static final int MIN_TO_COMPACT = 64;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong((Task task) -> task.atNanos)
              .thenComparingLong(task -> task.sequence));
  private long given;
  private int alive;
  private int deliveries;

  /// Something to do at a moment.
  static final class Task {
    final long atNanos;
    final TimerKind kind;
    final Runnable action;
    private final long sequence;
    private boolean isWaiting = true;

    private Task(long atNanos, TimerKind kind, Runnable action, long sequence) {
      this.atNanos = atNanos;
      this.kind = kind;
      this.action = action;
      this.sequence = sequence;
    }
  }

  Task add(long atNanos, TimerKind kind, Runnable action) {
    var task = new Task(atNanos, kind, action, given++);
    tasks.add(task);
    alive++;
    deliveries += kind == TimerKind.DELIVERY ? 1 : 0;
    return task;
  }

  /// The earliest task; null if there is none.
  @Nullable Task peek() {
    while (!tasks.isEmpty() && !tasks.peek().isWaiting) {
      tasks.poll();
    }
    return tasks.peek();
  }

  /// Takes the earliest task out; null if there is none.
  @Nullable Task poll() {
    var task = peek();
    if (task != null) {
      tasks.poll();
      leave(task);
    }
    return task;
  }

  /// Takes a task out; harmless if it has left already.
  void cancel(Task task) {
    if (!task.isWaiting) {
      return;
    }
    leave(task);
    if (tasks.size() > MIN_TO_COMPACT && alive < tasks.size() / 2) {
      tasks.removeIf(other -> !other.isWaiting);
    }
  }

  private void leave(Task task) {
    task.isWaiting = false;
    alive--;
    deliveries -= task.kind == TimerKind.DELIVERY ? 1 : 0;
  }

  void clear() {
    tasks.clear();
    alive = 0;
    deliveries = 0;
  }

  int size() {
    return alive;
  }

  /// Whether a frame is among what waits.
  boolean holdsDelivery() {
    return deliveries > 0;
  }
}
