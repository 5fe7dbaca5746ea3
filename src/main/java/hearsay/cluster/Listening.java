package hearsay.cluster;

import hearsay.protocol.PeerAddress;
import hearsay.transport.MemoryNetwork;
import hearsay.transport.TcpTransport;
import hearsay.transport.Transport;
import hearsay.transport.TransportObserver;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// How a node of this cluster gets a place to listen: a TCP port, or an address in memory.
sealed interface Listening {
  /// Lets a node listen.
  ///
  /// @param port 0 for any free one
  /// @throws IOException if the port can't be had; the message names it
  Transport listen(int port, TransportObserver observer) throws IOException;

  static Listening as(ClusterSettings settings) {
    return switch (settings.network()) {
      case TCP -> new Tcp(settings.host());
      case MEMORY -> new Memory(new MemoryNetwork(), new AtomicInteger(1));
    };
  }

  /// Real sockets.
  ///
  /// @param host an address of this machine, by which peers dial it
  record Tcp(String host) implements Listening {
    @Override
    public Transport listen(int port, TransportObserver observer) throws IOException {
      return TcpTransport.listen(host, port, observer);
    }
  }

  /// No sockets: addresses are numbers that nobody else sees.
  record Memory(MemoryNetwork network, AtomicInteger nextPort) implements Listening {
    @Override
    public Transport listen(int port, TransportObserver observer) {
      var chosen = port == 0 ? nextPort.getAndIncrement() : port;
      return network.listen(new PeerAddress(ClusterSettings.LOOPBACK, chosen), observer);
    }
  }
}
