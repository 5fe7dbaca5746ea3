package hearsay.transport;

import hearsay.fault.Fate;
import hearsay.fault.LinkFaults;
import hearsay.protocol.Frame;
import hearsay.protocol.PeerAddress;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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

  /// A copy trails by this part of a hop, so that two are seen.
  private static final long BEHIND_PART = 4;

  private final PeerAddress peer;
  private final HeldFrames frames;
  private final long seed;
  private final LinkedHashMap<FrameId, HeldFrame> held = new LinkedHashMap<>();

  /// Frames that have arrived, in order; they have their places in [HeldFrames] until they are
  /// handed over.
  private final ArrayDeque<Arrived> arrived = new ArrayDeque<>();

  private @Nullable Thread handingOver;
  private LinkFaults faults = LinkFaults.NONE;
  private long arrivals;
  private long lastDueNanos = Long.MIN_VALUE;

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
    var copies = new AtomicInteger();
    var wayNanos = wayNanos(fate.delayNanos());
    if (fate.isReordered()) {
      wayNanos += (long) (fate.setback() * Math.max(wayNanos, LEAST_SETBACK_NANOS));
    }
    if (wayNanos == 0 && held.isEmpty() && !frames.clock().isPaused()) {
      finishAtOnce(id, frame, fate.isLost());
    } else {
      hold(entry(id, frame, dueNanos(wayNanos, fate.isReordered()), copies), fate.isLost());
    }
    if (fate.isDuplicated()) {
      var copy = new FrameId(id.connection(), id.ordinal(), copies.incrementAndGet());
      hold(
          entry(copy, frame, dueNanos(wayNanos(fate.duplicateDelayNanos()), false), copies), false);
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

  private HeldFrame entry(FrameId id, Frame frame, long dueNanos, AtomicInteger copies) {
    return new HeldFrame(this, id, frame, dueNanos, copies);
  }

  private boolean hold(HeldFrame entry, boolean isLost) {
    if (!frames.tryEnter()) {
      frames.lost(entry.id(), peer, LossReason.HOLD_FULL);
      return false;
    }
    held.put(entry.id(), entry);
    var dueNanos = entry.dueNanos();
    frames.observer().held(entry.id(), entry.frame(), dueNanos);
    var nowNanos = frames.clock().nowNanos();
    var endNanos = isLost ? nowNanos + (long) ((dueNanos - nowNanos) * LOSS_AT) : dueNanos;
    entry.timer = frames.clock().at(endNanos, Clock.TimerKind.DELIVERY, () -> ended(entry, isLost));
    return true;
  }

  private void finishAtOnce(FrameId id, Frame frame, boolean isLost) {
    if (frames.tryEnter()) {
      finish(id, frame, isLost);
    } else {
      frames.lost(id, peer, LossReason.HOLD_FULL);
    }
  }

  private void ended(HeldFrame entry, boolean isLost) {
    synchronized (this) {
      if (held.remove(entry.id(), entry)) {
        finish(entry.id(), entry.frame(), isLost);
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

  /// The frame of this id, if it is on its way.
  synchronized Optional<HeldFrame> held(FrameId id) {
    return Optional.ofNullable(held.get(id));
  }

  /// Takes one frame off its way; see [HeldFrame#drop].
  synchronized boolean drop(HeldFrame entry) {
    if (!held.remove(entry.id(), entry)) {
      return false;
    }
    entry.dropped(frames.clock().nowNanos());
    lose(entry, LossReason.DROPPED);
    return true;
  }

  /// Puts a copy on its way; see [HeldFrame#copy]. Like one that is overtaken it holds up nobody.
  synchronized Optional<HeldFrame> copy(HeldFrame entry) {
    if (frames.isClosed() || faults.isSevered()) {
      return Optional.empty();
    }
    var dueNanos =
        held.get(entry.id()) == entry
            ? entry.dueNanos() + frames.hopNanos() / BEHIND_PART
            : frames.clock().nowNanos() + entry.leftNanos();
    var copy = entry(entry.nextCopy(), entry.frame(), dueNanos, entry.copies());
    if (!held.containsKey(new FrameId(copy.id().connection(), copy.id().ordinal()))) {
      frames.observer().sentAgain(copy.id(), copy.frame());
    }
    return hold(copy, false) ? Optional.of(copy) : Optional.empty();
  }

  private void lose(HeldFrame entry, LossReason reason) {
    if (entry.timer != null) {
      entry.timer.cancel();
    }
    frames.leave();
    frames.lost(entry.id(), peer, reason);
  }

  /// Loses every frame that is on its way.
  synchronized void loseAll(LossReason reason) {
    held.values().forEach(entry -> lose(entry, reason));
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
