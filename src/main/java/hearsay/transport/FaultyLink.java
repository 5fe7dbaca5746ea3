package hearsay.transport;

import hearsay.fault.Fate;
import hearsay.fault.LinkFaults;
import hearsay.protocol.Frame;
import hearsay.protocol.PeerAddress;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// The way from one peer to this node: holds the frames that are on it. Any thread. The node is
/// handed its frames under the lock, so that they keep their order.
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

  /// @param seed of this link's draws
  FaultyLink(PeerAddress peer, HeldFrames frames, long seed) {
    this.peer = peer;
    this.frames = frames;
    this.seed = seed;
  }

  /// A frame was read off the socket.
  synchronized void arrived(FrameId id, Frame frame) {
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
      finish(id, frame, fate.isLost());
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

  private synchronized void ended(Held entry, Frame frame, boolean isLost) {
    if (held.remove(entry)) {
      frames.leave();
      finish(entry.id, frame, isLost);
    }
  }

  private void finish(FrameId id, Frame frame, boolean isLost) {
    if (isLost) {
      frames.lost(id, peer, LossReason.INJECTED);
    } else {
      frames.receiver().frameReceived(id, frame);
    }
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
  }

  /// Whether nothing would be forgotten with this object.
  synchronized boolean isIdle() {
    return held.isEmpty() && faults.equals(LinkFaults.NONE);
  }
}
