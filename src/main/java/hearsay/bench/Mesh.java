package hearsay.bench;

import java.util.concurrent.TimeUnit;

/// Nodes linked each with each: what the benchmarks race against each other. Any thread.
interface Mesh extends AutoCloseable {
  /// Longer than any honest run takes; what is not visible by then never will be.
  long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  int size();

  /// Counts one more at a node (0 to size - 1) and sees to it that the others hear of it.
  void increment(int node);

  /// Counts so many more, one by one, as a caller in a hurry does.
  default void burst(int node, int times) {
    for (var i = 0; i < times; i++) {
      increment(node);
    }
  }

  /// What the node shows now.
  long value(int node);

  @Override
  void close();

  /// Waits until every node shows exactly `value`, and returns when that was seen. It looks again
  /// and again and gives way to other threads between two looks: a contestant that is asked costs
  /// the same whoever it is.
  ///
  /// @throws IllegalStateException if it takes longer than [#PATIENCE_NANOS]
  default long awaitAll(long value) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    for (var node = 0; node < size(); node++) {
      while (value(node) != value) {
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException(
              "node %d of %d shows %d, not %d, after %d s"
                  .formatted(node + 1, size(), value(node), value, PATIENCE_NANOS / 1_000_000_000));
        }
        Thread.yield();
      }
    }
    return System.nanoTime();
  }
}
