package hearsay.viz.graph;

/// Words about a frame that ended otherwise than its sender hoped, and the way it came.
///
/// @param fraction of the way where the words belong, 0 to 1
/// @param age how much of its time is over, 0 to 1
record Reason(String words, Segment way, double fraction, double age) {}
