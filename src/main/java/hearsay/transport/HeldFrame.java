package hearsay.transport;

import hearsay.protocol.Frame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One frame on its way to a node, held by the fault layer, or one that was. Equal only to itself.
/// Any thread.
public final class HeldFrame {
  private final FaultyLink link;
  private final FrameId id;
  private final Frame frame;
  private final long dueNanos;

  /// Shared by a frame and all its copies, so that no two are ever called the same.
  private final AtomicInteger copies;

  /// When it is handed over, or lost on the way. Used under the link's lock, as is what follows.
  Clock.@Nullable Timer timer;

  /// How much of its way was left when it was dropped.
  private long leftNanos;

  HeldFrame(FaultyLink link, FrameId id, Frame frame, long dueNanos, AtomicInteger copies) {
    this.link = link;
    this.id = id;
    this.frame = frame;
    this.dueNanos = dueNanos;
    this.copies = copies;
  }

  public FrameId id() {
    return id;
  }

  public Frame frame() {
    return frame;
  }

  /// Takes it off its way: it is lost, "dropped by you".
  ///
  /// @return whether it was on its way until now
  public boolean drop() {
    return link.drop(this);
  }

  /// Puts a copy of it on its way, which arrives whatever the link's loss: a little behind this
  /// one; or, if this one was dropped, with the way before it that was left then.
  ///
  /// @return the copy; empty if the link is cut, the node is down, or there is no room
  public Optional<HeldFrame> copy() {
    return link.copy(this);
  }

  long dueNanos() {
    return dueNanos;
  }

  AtomicInteger copies() {
    return copies;
  }

  void dropped(long nowNanos) {
    leftNanos = Math.max(0, dueNanos - nowNanos);
  }

  long leftNanos() {
    return leftNanos;
  }

  /// The id of the next copy.
  FrameId nextCopy() {
    return new FrameId(id.connection(), id.ordinal(), copies.incrementAndGet());
  }
}
