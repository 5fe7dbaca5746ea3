package hearsay.transport;

import hearsay.protocol.Frame;
import hearsay.protocol.FrameDecoder;
import hearsay.protocol.MalformedFrameException;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One accepted connection. It is read, and its end reported, on the thread of the [SocketWatch];
/// only [#cut] may come from others.
final class IncomingConnection implements SocketWatch.Watched {
  /// A frame that has begun must be whole within this time.
  static final long HALF_FRAME_NANOS = 5_000_000_000L;

  private static final long UNKNOWN = 0;
  private static final long NEVER = Long.MIN_VALUE;

  private final SocketChannel channel;
  private final InetSocketAddress remote;
  private final InetSocketAddress local;
  private final Listener listener;
  private final SocketWatch watch;
  private FrameDecoder decoder = new FrameDecoder();
  private volatile @Nullable PeerAddress from;
  private volatile @Nullable String cutReason;

  /// Known from the first frame on, [#UNKNOWN] until then.
  private long number = UNKNOWN;

  private long frames;
  private volatile long lastFrameNanos = NEVER;
  private long frameDeadlineNanos;
  private boolean isInsideFrame;
  private boolean isReported;

  IncomingConnection(
      SocketChannel channel,
      InetSocketAddress remote,
      InetSocketAddress local,
      Listener listener,
      SocketWatch watch) {
    this.channel = channel;
    this.remote = remote;
    this.local = local;
    this.listener = listener;
    this.watch = watch;
  }

  /// Who sent the first frame, null before it.
  @Nullable PeerAddress from() {
    return from;
  }

  /// How many nanoseconds ago the last frame came; [Long#MAX_VALUE] if none did. Any thread.
  long silentNanos(long nowNanos) {
    var last = lastFrameNanos;
    return last == NEVER ? Long.MAX_VALUE : nowNanos - last;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /// Begins to read.
  void start() {
    try {
      channel.configureBlocking(false);
      watch.watch(channel, this);
    } catch (IOException e) {
      cut("closed", false);
    }
  }

  /// Closes the socket, or resets it. Nothing more is delivered. Any thread; only the first reason
  /// counts.
  void cut(String reason, boolean isReset) {
    if (cutReason == null) {
      cutReason = reason;
    }
    try {
      if (isReset) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // The other end was quicker; closed is what was wanted.
    }
    OutgoingConnection.closeQuietly(channel);
    watch.execute(() -> ended(reason));
  }

  private void ended(String reason) {
    if (isReported) {
      return;
    }
    isReported = true;
    watch.release(this);
    listener.halfFrames().holds(this, 0);
    listener.ended(this);
    if (number == UNKNOWN) {
      number = ConnectionNumbers.SHARED.endedUnnamed(remote, local);
    }
    var cut = cutReason;
    listener.observer().incomingEnded(number, from, frames, cut == null ? reason : cut);
  }

  @Override
  public void readable(ByteBuffer buffer) {
    try {
      var count = channel.read(buffer);
      if (count < 0) {
        endOfStream();
      } else {
        feed(buffer.array(), buffer.arrayOffset(), count);
      }
    } catch (MalformedFrameException e) {
      rejected(e.rule(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      cut("reset by the peer", false);
    } catch (RuntimeException | Error e) {
      cut("the node failed", true);
      throw e;
    }
  }

  private void endOfStream() {
    if (decoder.isInsideFrame()) {
      rejected(MalformedFrameException.Rule.INCOMPLETE, "the stream ended inside a frame");
    } else {
      cut("closed by the peer", false);
    }
  }

  private void feed(byte[] bytes, int offset, int count) {
    var framesBefore = frames;
    decoder.feed(bytes, offset, count, this::received);
    var wasInside = isInsideFrame;
    isInsideFrame = decoder.isInsideFrame();
    if (isInsideFrame && (!wasInside || frames > framesBefore)) {
      frameDeadlineNanos = System.nanoTime() + HALF_FRAME_NANOS;
      watch.beginChecks(this);
    } else if (wasInside && !isInsideFrame) {
      watch.endChecks(this);
    }
    listener.halfFrames().holds(this, isInsideFrame ? decoder.bufferBytes() : 0);
  }

  /// The half frames of all connections are too much together, and this one is the largest.
  void dropHalfFrame() {
    decoder = new FrameDecoder();
    isInsideFrame = false;
    rejected(
        MalformedFrameException.Rule.INCOMPLETE,
        "half frames took more than %d MiB".formatted(HalfFrames.MAX_BYTES >> 20));
  }

  @Override
  public void writable() {}

  @Override
  public void check(long nowNanos) {
    if (isInsideFrame && nowNanos - frameDeadlineNanos > 0) {
      rejected(MalformedFrameException.Rule.INCOMPLETE, "a frame was not complete after 5 s");
    }
  }

  private void received(Frame frame) {
    if (cutReason != null) {
      return;
    }
    if (number == UNKNOWN) {
      number = ConnectionNumbers.SHARED.named(remote, local);
    }
    if (number < 0 && !listener.isListening()) {
      // As it closes, the listener may have given up the connection under its true number.
      return;
    }
    var sender = frame.sender();
    if (listener.isBlocked(sender)) {
      cut(LossReason.SEVERED.words(), false);
      return;
    }
    if (from == null) {
      from = sender;
      listener.named(sender);
      listener.observer().accepted(number, sender, remote.getPort());
    }
    frames++;
    lastFrameNanos = System.nanoTime();
    var id = new FrameId(number, frames);
    listener.observer().received(id, frame, decoder.frameBytes());
    listener.receiver().frameReceived(id, frame);
  }

  private void rejected(MalformedFrameException.Rule rule, String text) {
    listener.rejected(remote, rule.name(), text);
    cut("broken bytes: " + text, false);
  }
}
