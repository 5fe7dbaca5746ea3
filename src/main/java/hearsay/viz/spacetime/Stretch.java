package hearsay.viz.spacetime;

/// From one moment to another, the later one yet open while `toPosition` is [#OPEN].
///
/// @param words what it says; of a node's line: nothing
record Stretch(
    Kind kind, long fromPosition, long fromNanos, long toPosition, long toNanos, String words) {
  static final long OPEN = Long.MAX_VALUE;

  enum Kind {
    /// On a node's line.
    RUNNING,
    CRASHED,
    FOREIGN,
    /// Over all lines.
    PAUSE,
    PARTITION
  }

  static Stretch open(Kind kind, long position, long nanos, String words) {
    return new Stretch(kind, position, nanos, OPEN, 0, words);
  }

  boolean isOpen() {
    return toPosition == OPEN;
  }

  Stretch until(long position, long nanos) {
    return new Stretch(kind, fromPosition, fromNanos, position, nanos, words);
  }

  /// Whether any of it lies between these positions.
  boolean touches(long from, long to) {
    return fromPosition <= to && toPosition >= from;
  }
}
