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
    } catch (IOException | RuntimeException e) {
      closeQuietly();
      links.releaseSlot();
      link.dialFailed(this, reason(e));
    }
  }

  /// Binds first: the connection's number must be entered under its local port before the other end
  /// can accept it.
  private OutgoingConnection connect() throws IOException {
    var channel = SocketChannel.open();
    opened = channel;
    if (isCancelled) {
      throw new IOException("cancelled");
    }
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    channel.bind(new InetSocketAddress(0));
    var localPort = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    var entry = ConnectionNumbers.SHARED.enter(localPort, peer.port());
    try {
      connect(channel);
    } catch (IOException | RuntimeException e) {
      ConnectionNumbers.SHARED.withdraw(entry);
      throw e;
    }
    if (ConnectionNumbers.SHARED.isGivenUp(entry)) {
      throw new IOException("the listener has just closed");
    }
    channel.configureBlocking(false);
    return new OutgoingConnection(entry.number(), channel, peer, links.encoder(), links.observer());
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

  private static String reason(Exception e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
