package hearsay.node;

import hearsay.crdt.ActorId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// When news goes to a peer. The first change goes at once; while more follow, they wait for each
/// other in a window that doubles from [#FIRST_WINDOW_NANOS] to [#MAX_WINDOW_NANOS], so that a
/// burst is over soon and a sustained stream is cheap. Only the names of changed actors wait here;
/// what is sent is their total at that moment, so that waiting loses nothing and merges everything.
final class Coalescer {
  /// About what a burst of clicks or a batch of callers needs to follow its first operation.
  static final long FIRST_WINDOW_NANOS = 1_000_000L;

  /// Short to the eye; long enough that a thousand operations a second cost a peer fifty frames. A
  /// peer that was sent nothing for so long starts afresh.
  static final long MAX_WINDOW_NANOS = 20_000_000L;

  /// So many waiting actors are sent before their time: they fill a frame, and bound the memory.
  static final int MAX_WAITING_ACTORS = 1_000;

  /// What is on its way to one peer.
  private static final class Lane {
    final Peer peer;
    long sentNanos;
    long windowNanos;
    SortedSet<ActorId> waiting = Collections.emptySortedSet();

    Lane(Peer peer) {
      this.peer = peer;
    }

    long dueNanos() {
      return sentNanos + windowNanos;
    }

    boolean isDue(long nowNanos) {
      return windowNanos == 0 || nowNanos >= dueNanos() || waiting.size() >= MAX_WAITING_ACTORS;
    }

    void sent(long nowNanos) {
      sentNanos = nowNanos;
      windowNanos =
          windowNanos == 0 ? FIRST_WINDOW_NANOS : Math.min(2 * windowNanos, MAX_WINDOW_NANOS);
    }
  }

  private final Map<Peer, Lane> lanes = new HashMap<>();

  /// The lanes in which something waits, in the order it came; a map's order would differ from run
  /// to run.
  private final List<Lane> loaded = new ArrayList<>();

  /// The actor has news for this peer; the next [#flush] after its window takes it.
  void add(Peer peer, ActorId actor, long nowNanos) {
    var lane = lanes.computeIfAbsent(peer, Lane::new);
    if (lane.waiting.isEmpty()) {
      if (nowNanos - lane.sentNanos >= MAX_WINDOW_NANOS) {
        lane.windowNanos = 0;
      }
      lane.waiting = new TreeSet<>();
      loaded.add(lane);
    }
    lane.waiting.add(actor);
  }

  /// The peer turned out to know this actor's present total.
  void drop(Peer peer, ActorId actor) {
    var lane = lanes.get(peer);
    if (lane != null && !lane.waiting.isEmpty()) {
      lane.waiting.remove(actor);
      if (lane.waiting.isEmpty()) {
        unload(lane);
      }
    }
  }

  /// Nothing more goes to this peer for now.
  void dropAll(Peer peer) {
    var lane = lanes.remove(peer);
    if (lane != null) {
      unload(lane);
    }
  }

  /// Hands on what waits for peers whose window has passed, in the order in which they began to
  /// wait.
  void flush(long nowNanos, BiConsumer<Peer, SortedSet<ActorId>> sender) {
    for (int i = 0; i < loaded.size(); ) {
      var lane = loaded.get(i);
      if (!lane.isDue(nowNanos)) {
        i++;
        continue;
      }
      var actors = lane.waiting;
      unload(lane);
      lane.sent(nowNanos);
      sender.accept(lane.peer, actors);
    }
  }

  /// When the next window of those that wait ends; [Long#MAX_VALUE] if none waits.
  long nextDueNanos() {
    long next = Long.MAX_VALUE;
    for (var lane : loaded) {
      next = Math.min(next, lane.dueNanos());
    }
    return next;
  }

  private void unload(Lane lane) {
    lane.waiting = Collections.emptySortedSet();
    loaded.remove(lane);
  }
}
