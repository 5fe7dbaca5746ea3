package hearsay.transport;

/// Names one frame on its way, the same on both ends inside one process.
///
/// @param connection process-wide number of the connection: positive when both ends are known to be
///   in this process (the dialler registers its ports before it connects), negative when the
///   dialler is a foreign process
/// @param ordinal counted from 1 on this connection, in order of sending
/// @param copy 0 for the frame itself, 1 and up for injected duplicates
public record FrameId(long connection, long ordinal, int copy) {
  public FrameId(long connection, long ordinal) {
    this(connection, ordinal, 0);
  }

  @Override
  public String toString() {
    return connection + "." + ordinal + (copy == 0 ? "" : "+" + copy);
  }
}
