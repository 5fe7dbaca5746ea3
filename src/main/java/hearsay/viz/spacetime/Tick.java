package hearsay.viz.spacetime;

/// A mark on the axis.
///
/// @param at where on the axis
/// @param words its time
record Tick(double at, String words) {}
