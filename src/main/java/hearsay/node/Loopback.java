package hearsay.node;

import hearsay.protocol.PeerAddress;

/// Which addresses mean this machine. Decided by the text alone: nothing is resolved.
final class Loopback {
  private Loopback() {}

  /// `localhost`, `127.x.y.z` and `::1`.
  static boolean isLoopback(PeerAddress address) {
    return isUsualName(address.host()) || isNumericLoopback(address.host());
  }

  /// Whether both name the same listener: equal, or two of the usual names of loopback with one
  /// port.
  static boolean isSameEndpoint(PeerAddress one, PeerAddress other) {
    return one.port() == other.port()
        && (one.host().equalsIgnoreCase(other.host())
            || (isUsualName(one.host()) && isUsualName(other.host())));
  }

  private static boolean isUsualName(String host) {
    return host.equals("127.0.0.1") || host.equalsIgnoreCase("localhost") || host.equals("::1");
  }

  /// A name such as `127.example.org` is not numeric.
  private static boolean isNumericLoopback(String host) {
    return host.startsWith("127.")
        && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
