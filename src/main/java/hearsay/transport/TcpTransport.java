package hearsay.transport;

import static hearsay.contract.Contract.require;

import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Frames over TCP. Accepting and dialling are virtual threads. A socket is written by whoever
/// sends, as far as it takes bytes at once, and by the shared [SocketWatch] from there on, which
/// also reads: no thread is woken but the one that has to act.
public final class TcpTransport implements Transport {
  /// How long [#close] lets slow sockets take what waits for them.
  static final long FAREWELL_NANOS = 100_000_000L;

  private final PeerAddress address;
  private final OutgoingLinks outgoing;
  private final Listener incoming;
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private TcpTransport(PeerAddress address, OutgoingLinks outgoing, Listener incoming) {
    this.address = address;
    this.outgoing = outgoing;
    this.incoming = incoming;
  }

  /// Binds and listens, and names the same host in its frames. Connections wait until [#start].
  ///
  /// @param host interface to listen on
  /// @param port 1 to 65535, or 0 for any free one, below 32768 as long as there is one
  /// @throws IOException if the port can't be had; the message names host and port
  public static TcpTransport listen(String host, int port, TransportObserver observer)
      throws IOException {
    return listen(host, port, host, 0, observer);
  }

  /// Binds and listens on one address, and names another one in its frames: the one by which peers
  /// reach it. Needed where it listens on all interfaces, or behind a port that is mapped.
  ///
  /// @param host interface to listen on, or a wildcard
  /// @param port 1 to 65535, or 0 for any free one, below 32768 as long as there is one
  /// @param advertisedHost a name or address that peers can dial
  /// @param advertisedPort 1 to 65535, or 0 for the port listened on
  /// @throws IOException if the port can't be had; the message names host and port
  public static TcpTransport listen(
      String host, int port, String advertisedHost, int advertisedPort, TransportObserver observer)
      throws IOException {
    require(port >= 0 && port <= 65_535, "a port lies in 0..65535");
    var server = Listener.bind(host, port);
    var boundPort = server.socket().getLocalPort();
    var address = new PeerAddress(advertisedHost, advertisedPort == 0 ? boundPort : advertisedPort);
    var outgoing = new OutgoingLinks(new FrameEncoder(address), observer);
    return new TcpTransport(address, outgoing, new Listener(server, observer, outgoing));
  }

  @Override
  public PeerAddress address() {
    return address;
  }

  /// The port listened on; that of [#address] may be another one.
  public int port() {
    return incoming.port();
  }

  @Override
  public void start(Receiver receiver) {
    require(isStarted.compareAndSet(false, true), "a transport starts once");
    outgoing.start(receiver);
    incoming.start(receiver);
  }

  @Override
  public void send(PeerAddress to, Message message) {
    outgoing.send(to, message);
  }

  @Override
  public void block(PeerAddress peer, Direction direction) {
    switch (direction) {
      case OUTGOING -> outgoing.block(peer);
      case INCOMING -> incoming.block(peer);
    }
  }

  @Override
  public void awaitBlocked(PeerAddress peer) {
    outgoing.awaitBlocked(peer);
  }

  @Override
  public void unblock(PeerAddress peer, Direction direction) {
    switch (direction) {
      case OUTGOING -> outgoing.unblock(peer);
      case INCOMING -> incoming.unblock(peer);
    }
  }

  @Override
  public int openConnections(PeerAddress peer, Direction direction) {
    return switch (direction) {
      case OUTGOING -> outgoing.openConnections(peer);
      case INCOMING -> incoming.openConnections(peer);
    };
  }

  @Override
  public void close() {
    var deadline = System.nanoTime() + FAREWELL_NANOS;
    while (!isClosed.get() && outgoing.isWriting() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    close(false);
  }

  @Override
  public void abort() {
    close(true);
  }

  /// What half frames take in memory now.
  int unfinishedBytes() {
    return incoming.unfinishedBytes();
  }

  private void close(boolean isReset) {
    if (isClosed.compareAndSet(false, true)) {
      outgoing.close(isReset);
      incoming.close(isReset);
    }
  }
}
