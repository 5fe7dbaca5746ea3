package hearsay.viz.spacetime;

/// What the horizontal axis counts.
public enum Axis {
  /// Cluster nanoseconds: true to scale; stands still in a pause.
  TIME,
  /// Entries that are shown, each one step: what happened within a millisecond comes apart.
  ORDER
}
