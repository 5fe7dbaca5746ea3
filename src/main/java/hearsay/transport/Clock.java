package hearsay.transport;

/// The time by which nodes and links live. It may stand still (pause) or run slower than real time
/// (pace). Never goes back.
public interface Clock {
  /// Now, in nanoseconds from an arbitrary origin.
  long nowNanos();

  /// Runs the task once, as soon as the clock has reached `atNanos`, on a thread of the clock; a
  /// task must be short and must not block. Tasks of the same moment run in the order they were
  /// given.
  ///
  /// @return a handle that cancels the task if it has not begun; cancelling twice is harmless
  Timer at(long atNanos, TimerKind kind, Runnable task);

  /// Whether time stands still for now. A frame without any delay is then held all the same, at the
  /// present moment.
  default boolean isPaused() {
    return false;
  }

  /// Cancels a task.
  interface Timer {
    void cancel();
  }

  /// What a task is, for a clock that is stepped by hand.
  enum TimerKind {
    /// A frame reaches its node.
    DELIVERY,
    /// A node's own timer.
    NODE
  }
}
