package hearsay.cluster;

import static hearsay.contract.Contract.require;

/// How fast the cluster lives: one setting, the real time a hop takes. Core timers keep their 200
/// ms of cluster time, so a slow pace slows the cluster's time instead of stretching every timer: a
/// round takes the larger of 200 ms and five hops, and the picture keeps its shape.
///
/// @param hopNanos real time a hop takes, 0 (nothing added) to [#MAX_HOP_NANOS]
record Pace(long hopNanos) {
  static final long MAX_HOP_NANOS = 5_000_000_000L;

  /// A round of the cores, in cluster time.
  static final long ROUND_NANOS = 200_000_000L;

  static final int HOPS_PER_ROUND = 5;

  Pace {
    require(hopNanos >= 0 && hopNanos <= MAX_HOP_NANOS, "a hop takes 0 to 5 s");
  }

  /// Cluster seconds that pass in one real second, above 0 and at most 1.
  double rate() {
    return (double) ROUND_NANOS / Math.max(ROUND_NANOS, HOPS_PER_ROUND * hopNanos);
  }

  /// A hop in cluster time: at most a fifth of a round.
  long hopClusterNanos() {
    return Math.min(hopNanos, ROUND_NANOS / HOPS_PER_ROUND);
  }
}
