package hearsay.node;

import hearsay.protocol.PeerAddress;
import org.jspecify.annotations.Nullable;

/// Which addresses mean this machine. Decided by the text alone: nothing is resolved.
public final class Loopback {
  private Loopback() {}

  /// `localhost`, `127.x.y.z` and `::1`.
  public static boolean isLoopback(PeerAddress address) {
    return isLoopback(address.host());
  }

  /// The same of a host alone.
  public static boolean isLoopback(String host) {
    return isUsualName(host) || isNumericLoopback(host);
  }

  /// Why a node that is reached at `own` never takes this address as a peer, in words for people;
  /// null if it does.
  static @Nullable String refusal(PeerAddress own, PeerAddress address) {
    if (isSameEndpoint(own, address)) {
      return "it is this node's own address";
    }
    if (isLoopback(own) && !isLoopback(address)) {
      return "a node bound to loopback takes only loopback peers";
    }
    return null;
  }

  /// Whether both name the same listener: equal, or two of the usual names of loopback with one
  /// port.
  public static boolean isSameEndpoint(PeerAddress one, PeerAddress other) {
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
