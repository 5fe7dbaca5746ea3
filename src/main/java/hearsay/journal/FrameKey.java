package hearsay.journal;

/// Names a frame in the journal (see the transport's frame id): connection, ordinal on it, copy (0,
/// or 1 and up for an injected duplicate).
public record FrameKey(long connection, long ordinal, int copy) {
  /// The frame itself, for a duplicate.
  public FrameKey original() {
    return copy == 0 ? this : new FrameKey(connection, ordinal, 0);
  }
}
