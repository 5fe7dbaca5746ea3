package hearsay.cluster;

import hearsay.node.Loopback;
import hearsay.protocol.PeerAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who listens where. A removed node keeps its name here, because a frame of it may still be on its
/// way; anyone else is foreign and goes by the address. Any thread.
final class NodeNames {
  private final Map<PeerAddress, String> own = new ConcurrentHashMap<>();

  void add(PeerAddress address, String name) {
    own.put(address, name);
  }

  boolean isOwn(PeerAddress address) {
    return own.containsKey(address);
  }

  /// Whether this is a node of ours, by whatever usual name of loopback.
  boolean isOwnByAnyName(PeerAddress address) {
    return isOwn(address)
        || (Loopback.isLoopback(address)
            && own.containsKey(new PeerAddress(ClusterSettings.LOOPBACK, address.port())));
  }

  String of(PeerAddress address) {
    var name = own.get(address);
    return name != null ? name : address.toString();
  }
}
