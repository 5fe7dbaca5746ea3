package hearsay.cluster;

import hearsay.protocol.PeerAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who listens where. A removed node keeps its name here, because a frame of it may still be on its
/// way; anyone else is foreign and goes by the address. Any thread.
final class NodeNames {
  /// More foreign nodes than a class brings along; a stranger who makes up senders fills no memory.
  static final int MAX_FOREIGN = 256;

  private final Map<PeerAddress, String> own = new ConcurrentHashMap<>();
  private final Map<PeerAddress, String> foreign = new ConcurrentHashMap<>();

  void add(PeerAddress address, String name) {
    own.put(address, name);
  }

  boolean isOwn(PeerAddress address) {
    return own.containsKey(address);
  }

  String of(PeerAddress address) {
    var name = own.get(address);
    return name != null ? name : address.toString();
  }

  /// Notes a foreign node.
  ///
  /// @return whether it is a new one and should be introduced
  boolean meet(PeerAddress address) {
    return !isOwn(address)
        && foreign.size() < MAX_FOREIGN
        && foreign.putIfAbsent(address, address.toString()) == null;
  }
}
