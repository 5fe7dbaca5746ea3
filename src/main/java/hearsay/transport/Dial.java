package hearsay.transport;

import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One attempt to connect to a peer, on a virtual thread of its own.
final class Dial implements Runnable {
  static final int CONNECT_TIMEOUT_MILLIS = 2_000;

  /// Small, so that a peer that does not read is noticed before megabytes of stale state lie in the
  /// kernel.
  static final int SEND_BUFFER_BYTES = 64 * 1024;

  private final PeerAddress peer;
  private final PeerLink link;
  private final OutgoingLinks links;
  private volatile boolean isCancelled;
  private volatile @Nullable SocketChannel opened;

  Dial(PeerAddress peer, PeerLink link, OutgoingLinks links) {
    this.peer = peer;
    this.link = link;
    this.links = links;
  }

  /// Gives up; the socket is closed when this returns. Any thread.
  void cancel() {
    isCancelled = true;
    closeQuietly();
  }

  @Override
  public void run() {
    if (!links.acquireSlot(() -> isCancelled)) {
      return;
    }
    try {
      var connection = connect();
      if (!link.dialSucceeded(this, connection)) {
        connection.close(false);
        links.releaseSlot();
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // A process without free file descriptors can't even load a class.
      closeQuietly();
      links.releaseSlot();
      link.dialFailed(this, reason(e));
    }
  }

  /// The connection's number is entered under its ports before its first frame is written, which is
  /// early enough for the other end. The system chooses the local port as it connects: to bind
  /// before that would need one that nothing else uses, and the search for it takes milliseconds
  /// when thousands are in use or linger.
  private OutgoingConnection connect() throws IOException {
    var channel = SocketChannel.open();
    opened = channel;
    if (isCancelled) {
      throw new IOException("cancelled");
    }
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    var number = connectNumbered(channel);
    channel.configureBlocking(false);
    return new OutgoingConnection(number, channel, peer, links.encoder(), links.observer());
  }

  private long connectNumbered(SocketChannel channel) throws IOException {
    var entry = ConnectionNumbers.SHARED.begin(peer.port());
    try {
      connect(channel);
      var localPort = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      if (!ConnectionNumbers.SHARED.enter(entry, localPort)) {
        throw new IOException("the listener has just closed");
      }
      return entry.number();
    } catch (IOException | RuntimeException e) {
      ConnectionNumbers.SHARED.withdraw(entry);
      throw e;
    }
  }

  private void connect(SocketChannel channel) throws IOException {
    var address = new InetSocketAddress(peer.host(), peer.port());
    if (address.isUnresolved()) {
      throw new IOException("unknown host");
    }
    channel.socket().connect(address, CONNECT_TIMEOUT_MILLIS);
    if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
      throw new IOException("connected to itself: nobody listens there");
    }
  }

  private void closeQuietly() {
    var channel = opened;
    if (channel != null) {
      OutgoingConnection.closeQuietly(channel);
    }
  }

  private static String reason(Throwable e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
