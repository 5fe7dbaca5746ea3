package hearsay.transport;

import hearsay.fault.Fate;
import hearsay.fault.LinkFaults;
import hearsay.protocol.Frame;
import hearsay.protocol.PeerAddress;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// The way from one peer to this node: holds the frames that are on it. Any thread.
///
/// The lock decides fates and order only. The node is handed its frames without it, by one thread
/// at a time: a node does what it likes with a frame, and whoever cuts this link must not wait for
/// that.
final class FaultyLink {
  /// Where a lost frame gets lost, as a part of its way: late enough to be seen leaving, early
  /// enough not to seem delivered.
  private static final double LOSS_AT = 0.6;

  /// A frame that is overtaken falls behind by up to its own way, or by up to this much where the
  /// way takes no time.
  private static final long LEAST_SETBACK_NANOS = 2_000_000L;

  private final PeerAddress peer;
  private final HeldFrames frames;
  private final long seed;
  private final LinkedHashSet<Held> held = new LinkedHashSet<>();

  /// Frames that have arrived, in order; they have their places in [HeldFrames] until they are
  /// handed over.
  private final ArrayDeque<Arrived> arrived = new ArrayDeque<>();

  private @Nullable Thread handingOver;
  private LinkFaults faults = LinkFaults.NONE;
  private long arrivals;
  private long lastDueNanos = Long.MIN_VALUE;

  /// One frame on its way; equal only to itself.
  private static final class Held {
    private final FrameId id;
    private Clock.@Nullable Timer timer;

    Held(FrameId id) {
      this.id = id;
    }
  }

  private record Arrived(FrameId id, Frame frame) {}

  /// @param seed of this link's draws
  FaultyLink(PeerAddress peer, HeldFrames frames, long seed) {
    this.peer = peer;
    this.frames = frames;
    this.seed = seed;
  }

  /// A frame was read off the socket.
  void arrived(FrameId id, Frame frame) {
    decide(id, frame);
    handOver();
  }

  private synchronized void decide(FrameId id, Frame frame) {
    arrivals++;
    if (frames.isClosed()) {
      frames.lost(id, peer, LossReason.NODE_DOWN);
    } else if (faults.isSevered()) {
      frames.lost(id, peer, LossReason.SEVERED);
    } else {
      meet(Fate.of(faults, seed, arrivals), id, frame);
    }
  }

  private void meet(Fate fate, FrameId id, Frame frame) {
    var wayNanos = wayNanos(fate.delayNanos());
    if (fate.isReordered()) {
      wayNanos += (long) (fate.setback() * Math.max(wayNanos, LEAST_SETBACK_NANOS));
    }
    if (wayNanos == 0 && held.isEmpty() && !frames.clock().isPaused()) {
      finishAtOnce(id, frame, fate.isLost());
    } else {
      hold(id, frame, dueNanos(wayNanos, fate.isReordered()), fate.isLost());
    }
    if (fate.isDuplicated()) {
      var copy = new FrameId(id.connection(), id.ordinal(), id.copy() + 1);
      hold(copy, frame, dueNanos(wayNanos(fate.duplicateDelayNanos()), false), false);
    }
  }

  private long wayNanos(long extraNanos) {
    var sum = frames.hopNanos() + extraNanos;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /// A frame never arrives before those that were due before it; one that is overtaken holds up
  /// nobody.
  private long dueNanos(long wayNanos, boolean isReordered) {
    var nowNanos = frames.clock().nowNanos();
    var dueNanos = nowNanos + wayNanos;
    if (!isReordered) {
      dueNanos = held.isEmpty() ? dueNanos : Math.max(dueNanos, lastDueNanos);
      lastDueNanos = dueNanos;
    }
    return dueNanos;
  }

  private void hold(FrameId id, Frame frame, long dueNanos, boolean isLost) {
    if (!frames.tryEnter()) {
      frames.lost(id, peer, LossReason.HOLD_FULL);
      return;
    }
    var entry = new Held(id);
    held.add(entry);
    frames.observer().held(id, frame, dueNanos);
    var nowNanos = frames.clock().nowNanos();
    var endNanos = isLost ? nowNanos + (long) ((dueNanos - nowNanos) * LOSS_AT) : dueNanos;
    entry.timer =
        frames.clock().at(endNanos, Clock.TimerKind.DELIVERY, () -> ended(entry, frame, isLost));
  }

  private void finishAtOnce(FrameId id, Frame frame, boolean isLost) {
    if (frames.tryEnter()) {
      finish(id, frame, isLost);
    } else {
      frames.lost(id, peer, LossReason.HOLD_FULL);
    }
  }

  private void ended(Held entry, Frame frame, boolean isLost) {
    synchronized (this) {
      if (held.remove(entry)) {
        finish(entry.id, frame, isLost);
      }
    }
    handOver();
  }

  private void finish(FrameId id, Frame frame, boolean isLost) {
    if (isLost) {
      frames.leave();
      frames.lost(id, peer, LossReason.INJECTED);
    } else {
      arrived.add(new Arrived(id, frame));
    }
  }

  /// Hands over what has arrived. If another thread is at it, that one does it.
  private void handOver() {
    try {
      for (var next = first(); next != null; next = next()) {
        frames.receiver().frameReceived(next.id(), next.frame());
      }
    } catch (RuntimeException | Error broken) {
      stopHandingOver();
      throw broken;
    }
  }

  private synchronized @Nullable Arrived first() {
    return handingOver == null ? next() : null;
  }

  private synchronized @Nullable Arrived next() {
    var next = arrived.poll();
    if (next == null) {
      handingOver = null;
    } else {
      handingOver = Thread.currentThread();
      frames.leave();
    }
    return next;
  }

  private synchronized void stopHandingOver() {
    handingOver = null;
  }

  /// Whether another thread is handing a frame over now. While the clock is paused, once false
  /// means false until it goes on.
  synchronized boolean isHandingOver() {
    return handingOver != null && handingOver != Thread.currentThread();
  }

  /// Changes what is wrong with the link. Frames on their way keep their fate, unless the link is
  /// cut under them.
  synchronized void setFaults(LinkFaults changed) {
    faults = changed;
    if (changed.isSevered()) {
      loseAll(LossReason.SEVERED);
    }
  }

  /// Loses every frame that is on its way.
  synchronized void loseAll(LossReason reason) {
    for (var entry : held) {
      if (entry.timer != null) {
        entry.timer.cancel();
      }
      frames.leave();
      frames.lost(entry.id, peer, reason);
    }
    held.clear();
    for (var next = arrived.poll(); next != null; next = arrived.poll()) {
      frames.leave();
      frames.lost(next.id(), peer, reason);
    }
  }

  /// Whether nothing would be forgotten with this object.
  synchronized boolean isIdle() {
    return held.isEmpty()
        && arrived.isEmpty()
        && handingOver == null
        && faults.equals(LinkFaults.NONE);
  }
}
