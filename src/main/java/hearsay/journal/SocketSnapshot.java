package hearsay.journal;

/// One open connection of a link.
///
/// @param connection its number in the journal
/// @param localPort the dialler's port
/// @param openedAtNanos cluster time
/// @param frames sent on it
/// @param bytes likewise
public record SocketSnapshot(
    long connection, int localPort, long openedAtNanos, long frames, long bytes) {
  static SocketSnapshot opened(long connection, int localPort, long atNanos) {
    return new SocketSnapshot(connection, localPort, atNanos, 0, 0);
  }

  SocketSnapshot sent(int more) {
    return new SocketSnapshot(connection, localPort, openedAtNanos, frames + 1, bytes + more);
  }
}
