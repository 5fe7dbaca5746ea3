package hearsay.transport;

import hearsay.protocol.PeerAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What all faulty links into one node share: the clock, the way to the node, and the room for
/// frames that are held.
final class HeldFrames {
  /// Frames held on all links of a node together: half a minute of a busy node at the slowest pace,
  /// some megabytes.
  static final int MAX_HELD = 20_000;

  private final Clock clock;
  private final LongSupplier hopNanos;
  private final TransportObserver observer;
  private final AtomicInteger count = new AtomicInteger();
  private volatile Transport.@Nullable Receiver receiver;
  private volatile boolean isClosed;

  HeldFrames(Clock clock, LongSupplier hopNanos, TransportObserver observer) {
    this.clock = clock;
    this.hopNanos = hopNanos;
    this.observer = observer;
  }

  void start(Transport.Receiver node) {
    receiver = node;
  }

  Transport.Receiver receiver() {
    return Objects.requireNonNull(receiver, "the transport is started");
  }

  Clock clock() {
    return clock;
  }

  /// What every hop takes at least, now.
  long hopNanos() {
    return hopNanos.getAsLong();
  }

  /// Takes room for one more frame; false if there is none.
  boolean tryEnter() {
    if (count.incrementAndGet() <= MAX_HELD) {
      return true;
    }
    count.decrementAndGet();
    return false;
  }

  void leave() {
    count.decrementAndGet();
  }

  void lost(FrameId id, PeerAddress from, LossReason reason) {
    observer.lost(id, from, reason);
  }

  TransportObserver observer() {
    return observer;
  }

  void close() {
    isClosed = true;
  }

  boolean isClosed() {
    return isClosed;
  }
}
