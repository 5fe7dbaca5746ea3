package hearsay.crdt;

/// How a cluster counts. All nodes of one cluster follow the same rule; frames of the other rule
/// are counted and ignored.
public enum CounterRule {
  /// Positive-negative counter: one entry per actor, merged by pointwise maximum. No operation is
  /// ever lost.
  PN,
  /// The Part 0 rule, kept for teaching: one version and one counter, the higher version wins,
  /// operations can be lost.
  PART0
}
