package hearsay.node;

import hearsay.crdt.Tally;
import org.jspecify.annotations.Nullable;

/// One life of a node in a [SimulatedCluster], from start to crash.
final class SimulatedNode {
  final NodeCore core;
  long wakeNanos = Long.MAX_VALUE;

  /// The operations that were asked for last.
  Tally asked = Tally.ZERO;

  /// What is on its way to disk.
  Effect.@Nullable Persist write;

  SimulatedNode(NodeCore core) {
    this.core = core;
  }
}
