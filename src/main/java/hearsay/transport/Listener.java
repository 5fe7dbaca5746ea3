package hearsay.transport;

import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One node's listening socket and the connections that came in by it.
final class Listener {
  /// Connections a node takes. At this many the one that has longest sent no frame makes room,
  /// those first that never sent any: neither idle visitors nor chatty ones keep peers out.
  static final int MAX_INCOMING = 1_024;

  /// After this many ports in use in a row the system is asked for one.
  private static final int MAX_PORT_TRIES = 200;

  private static final int BACKLOG = 1_024;
  private static final long ACCEPT_RETRY_NANOS = 20_000_000L;

  private final ServerSocketChannel server;
  private final int port;
  private final SocketWatch watch = SocketWatch.shared();
  private final TransportObserver observer;
  private final OutgoingLinks links;
  private final Rejections rejections;
  private final HalfFrames halfFrames = new HalfFrames();
  private final Set<PeerAddress> blocked = ConcurrentHashMap.newKeySet();

  /// In the order of acceptance; guarded by itself.
  private final LinkedHashSet<IncomingConnection> connections = new LinkedHashSet<>();

  private volatile Transport.@Nullable Receiver receiver;
  private @Nullable Thread acceptor;

  Listener(ServerSocketChannel server, TransportObserver observer, OutgoingLinks links) {
    this.server = server;
    this.port = server.socket().getLocalPort();
    this.observer = observer;
    this.links = links;
    this.rejections = new Rejections(observer);
  }

  /// A socket bound to this port, or to any of [PortPicker] for port 0.
  ///
  /// @throws IOException that names host and port
  static ServerSocketChannel bind(String host, int port) throws IOException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("can't listen on %s:%d: unknown host".formatted(host, port));
    }
    if (port != 0) {
      return bound(address);
    }
    for (var tries = 0; tries < MAX_PORT_TRIES; tries++) {
      try {
        return bound(new InetSocketAddress(address.getAddress(), PortPicker.SHARED.next()));
      } catch (IOException e) {
        // Somebody has it. If it is the host that is wrong, the last attempt below says so.
      }
    }
    return bound(address);
  }

  private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
    var server = ServerSocketChannel.open();
    try {
      // A restart gets its port while old connections linger.
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, BACKLOG);
      return server;
    } catch (IOException e) {
      server.close();
      var text =
          "can't listen on %s:%d: %s"
              .formatted(address.getHostString(), address.getPort(), e.getMessage());
      throw new IOException(text, e);
    }
  }

  int port() {
    return port;
  }

  void start(Transport.Receiver node) {
    receiver = node;
    acceptor = Thread.ofVirtual().name("hearsay-accept").start(this::acceptAll);
  }

  Transport.Receiver receiver() {
    return Objects.requireNonNull(receiver, "the transport is started");
  }

  TransportObserver observer() {
    return observer;
  }

  /// On the watch's thread only.
  HalfFrames halfFrames() {
    return halfFrames;
  }

  /// What half frames take in memory now. Any thread.
  int unfinishedBytes() {
    return halfFrames.bytes();
  }

  /// False from the moment it begins to close.
  boolean isListening() {
    return server.isOpen();
  }

  boolean isBlocked(PeerAddress peer) {
    return blocked.contains(peer);
  }

  /// Closes what is open from this peer and whatever it opens from now on.
  void block(PeerAddress peer) {
    blocked.add(peer);
    from(peer).forEach(connection -> connection.cut(LossReason.SEVERED.words(), false));
  }

  void unblock(PeerAddress peer) {
    blocked.remove(peer);
  }

  int openConnections(PeerAddress peer) {
    return from(peer).size();
  }

  /// A connection has named its sender.
  void named(PeerAddress peer) {
    links.heard(peer);
  }

  void rejected(InetSocketAddress remote, String rule, String text) {
    var host = remote.getAddress().getHostAddress();
    var name = host + ":" + remote.getPort();
    rejections.rejected(host, name, rule, text, System.nanoTime());
  }

  void ended(IncomingConnection connection) {
    synchronized (connections) {
      connections.remove(connection);
    }
  }

  /// Stops to listen and closes, or resets, all connections. When this returns, the port is free.
  void close(boolean isReset) {
    try {
      server.close();
      if (acceptor != null) {
        acceptor.join();
      }
    } catch (IOException e) {
      // It is closed all the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all().forEach(connection -> connection.cut(LossReason.NODE_DOWN.words(), isReset));
    for (var orphan : ConnectionNumbers.SHARED.giveUp(port)) {
      observer.incomingEnded(orphan, null, 0, LossReason.NODE_DOWN.words());
    }
  }

  private List<IncomingConnection> all() {
    synchronized (connections) {
      return List.copyOf(connections);
    }
  }

  private List<IncomingConnection> from(PeerAddress peer) {
    return all().stream()
        .filter(connection -> connection.isOpen() && peer.equals(connection.from()))
        .toList();
  }

  private void acceptAll() {
    while (server.isOpen()) {
      try {
        accepted(server.accept());
      } catch (IOException | RuntimeException | LinkageError e) {
        // Either closed, or out of file descriptors: then a moment later there may be some. Nothing
        // else may end this loop either.
        if (server.isOpen()) {
          LockSupport.parkNanos(ACCEPT_RETRY_NANOS);
        }
      }
    }
  }

  private void accepted(SocketChannel channel) throws IOException {
    var remote = (InetSocketAddress) channel.getRemoteAddress();
    var local = (InetSocketAddress) channel.getLocalAddress();
    var connection = new IncomingConnection(channel, remote, local, this, watch);
    makeRoom();
    synchronized (connections) {
      connections.add(connection);
    }
    connection.start();
  }

  private void makeRoom() {
    var present = all();
    if (present.size() >= MAX_INCOMING) {
      var nowNanos = System.nanoTime();
      var quietest =
          Collections.max(
              present, Comparator.comparingLong(connection -> connection.silentNanos(nowNanos)));
      quietest.cut("made room: longest without a frame", false);
      ended(quietest);
    }
  }
}
