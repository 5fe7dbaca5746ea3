package hearsay.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What a node has still to handle, in order of arrival. Any thread puts, one thread at a time
/// takes.
///
/// Only frames are bounded: gossip repairs a dropped frame, but nothing repairs a dropped notice,
/// and those are as few as the links and the users who cause them.
final class Mailbox {
  /// A burst from every peer of a 100-node mesh fits several times; drained in well under a second.
  static final int MAX_FRAMES = 4_096;

  private final Queue<Item> items = new ConcurrentLinkedQueue<>();
  private final AtomicInteger frames = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();

  /// Takes the frame in, or drops and counts it when [#MAX_FRAMES] wait already.
  ///
  /// @return whether it was taken in
  boolean offerFrame(Item.Arrival arrival) {
    if (frames.incrementAndGet() > MAX_FRAMES) {
      frames.decrementAndGet();
      dropped.incrementAndGet();
      return false;
    }
    items.add(arrival);
    return true;
  }

  void offer(Item item) {
    items.add(item);
  }

  /// Takes the next item; null if there is none.
  @Nullable Item poll() {
    var item = items.poll();
    if (item instanceof Item.Arrival) {
      frames.decrementAndGet();
    }
    return item;
  }

  /// How many frames were dropped because the mailbox was full.
  long droppedFrames() {
    return dropped.get();
  }
}
