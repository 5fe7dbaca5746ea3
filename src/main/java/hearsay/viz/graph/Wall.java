package hearsay.viz.graph;

/// One line for the many cuts between two groups.
///
/// @param segment where it stands
/// @param cuts how many links (both directions of two nodes counted once) it stands for
public record Wall(Segment segment, int cuts) {}
