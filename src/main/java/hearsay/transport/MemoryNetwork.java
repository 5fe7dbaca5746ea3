package hearsay.transport;

import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Transports of one process that hand frames over in memory: encoded and decoded as on TCP, with
/// the same observers, ids, queues and blocking, each delivering on a virtual thread of its own. A
/// frame leaves its sender's queue at the moment it is read, so none is ever between two ends.
public final class MemoryNetwork implements AutoCloseable {
  private final ConcurrentHashMap<PeerAddress, MemoryTransport> nodes = new ConcurrentHashMap<>();
  private final AtomicLong connections = new AtomicLong();

  /// A network without nodes.
  public MemoryNetwork() {}

  /// A new node at this address.
  ///
  /// @throws IllegalStateException if there is one already
  public Transport listen(PeerAddress address, TransportObserver observer) {
    var node = new MemoryTransport(address, this, observer);
    if (nodes.putIfAbsent(address, node) != null) {
      throw new IllegalStateException("can't listen on " + address + ": address in use");
    }
    return node;
  }

  Optional<MemoryTransport> node(PeerAddress address) {
    return Optional.ofNullable(nodes.get(address));
  }

  List<MemoryTransport> nodes() {
    return List.copyOf(nodes.values());
  }

  void remove(MemoryTransport node) {
    nodes.remove(node.address(), node);
  }

  long nextConnection() {
    return connections.incrementAndGet();
  }

  /// Closes all nodes.
  @Override
  public void close() {
    nodes().forEach(Transport::close);
  }
}
