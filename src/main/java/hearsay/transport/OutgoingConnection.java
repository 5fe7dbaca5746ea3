package hearsay.transport;

import hearsay.protocol.PeerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One open connection to a peer. Writes what the socket takes and never blocks. Guarded by the
/// lock of its [PeerLink].
final class OutgoingConnection {
  /// Queued frames go out together up to this many bytes, one frame at least.
  static final int BATCH_BYTES = 64 * 1024;

  /// A peer that does not take one batch in this time is cut off.
  static final long STALL_NANOS = 5_000_000_000L;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /// How long [#awaitClosed] waits at most; the watch lets go within microseconds unless the
  /// machine stands still.
  private static final long CLOSE_WAIT_NANOS = 1_000_000_000L;

  private final long number;
  private final SocketChannel channel;
  private final PeerAddress peer;
  private final FrameEncoder encoder;
  private final TransportObserver observer;
  private final SocketWatch watch = SocketWatch.shared();
  private SocketWatch.@Nullable Watched watched;
  private @Nullable SelectionKey key;
  private long framesSent;
  private ByteBuffer batch = NOTHING;
  private long batchBegunNanos;

  OutgoingConnection(
      long number,
      SocketChannel channel,
      PeerAddress peer,
      FrameEncoder encoder,
      TransportObserver observer) {
    this.number = number;
    this.channel = channel;
    this.peer = peer;
    this.encoder = encoder;
    this.observer = observer;
  }

  long number() {
    return number;
  }

  int localPort() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /// Begins to notice the end of the stream.
  void watch(SocketWatch.Watched watcher) throws IOException {
    watched = watcher;
    key = watch.watch(channel, watcher);
  }

  /// Writes what waits, as far as the socket takes it; the watch calls when it takes more.
  void flush(FrameQueue queue) throws IOException {
    do {
      if (!batch.hasRemaining()) {
        batch = nextBatch(queue);
        batchBegunNanos = System.nanoTime();
      }
      channel.write(batch);
    } while (!batch.hasRemaining() && !queue.isEmpty());
    if (batch.hasRemaining() && key != null && watched != null) {
      watch.awaitWritable(key, watched);
    }
  }

  /// Whether a batch is written in part.
  boolean isWriting() {
    return batch.hasRemaining();
  }

  boolean isStalled(long nowNanos) {
    return isWriting() && nowNanos - batchBegunNanos > STALL_NANOS;
  }

  private ByteBuffer nextBatch(FrameQueue queue) {
    var first = nextFrame(queue);
    if (first == null) {
      return NOTHING;
    }
    if (queue.isEmpty()) {
      return ByteBuffer.wrap(first);
    }
    var bytes = new ByteArrayOutputStream(2 * first.length);
    for (var frame = first; frame != null; ) {
      bytes.writeBytes(frame);
      frame = bytes.size() < BATCH_BYTES ? nextFrame(queue) : null;
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private byte @Nullable [] nextFrame(FrameQueue queue) {
    var message = queue.poll();
    if (message == null) {
      return null;
    }
    var bytes = encoder.encode(message);
    framesSent++;
    observer.sent(new FrameId(number, framesSent), peer, message, bytes.length);
    return bytes;
  }

  /// Throws away what the peer wrote: frames only come on connections that peers dial.
  ///
  /// @return whether the stream has ended
  boolean skipInput(ByteBuffer buffer) throws IOException {
    return channel.read(buffer) < 0;
  }

  /// Closes the socket, or resets it.
  void close(boolean isReset) {
    try {
      if (isReset) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // The other end was quicker; closed is what was wanted.
    }
    closeQuietly(channel);
    batch = NOTHING;
    if (watched != null) {
      watch.release(watched);
    }
  }

  /// Returns when the system has let go of a closed socket. Not to be called under a lock that the
  /// watch may want.
  void awaitClosed() {
    var deadline = System.nanoTime() + CLOSE_WAIT_NANOS;
    while (channel.isRegistered() && !watch.isOwnThread() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000);
    }
  }

  static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left to close.
    }
  }
}
