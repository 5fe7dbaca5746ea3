package hearsay.node;

import hearsay.crdt.PnCounter;
import hearsay.crdt.StateHash;
import hearsay.protocol.Message;
import java.util.HashMap;
import java.util.Map;

/// The repair of a link that is open one way only. A digest repairs by question and answer; a peer
/// that does not answer may still hear. So it is told the whole state, unasked, beside the digest.
///
/// Bounded: it is told at most once a round, and the same state again only after a pause that
/// doubles each time, for most silent peers are just not there.
final class Monologue {
  /// The first telling may be lost, like any frame.
  static final int FIRST_PAUSE_INTERVALS = 5;

  /// About a minute at the usual interval: next to nothing, and still repaired some day.
  static final int MAX_PAUSE_INTERVALS = 320;

  private record Told(StateHash hash, long atNanos, long pauseNanos) {}

  private final Outbox outbox;
  private final long syncIntervalNanos;

  /// What silent peers were last told. Only peers of the table are in it.
  private final Map<Peer, Told> told = new HashMap<>();

  Monologue(Outbox outbox, long syncIntervalNanos) {
    this.outbox = outbox;
    this.syncIntervalNanos = syncIntervalNanos;
  }

  /// The peer is being asked: tells it the state if it may hear without being heard. A dial that
  /// failed just now says that it can't; one that failed long ago says nothing.
  void tell(Peer peer, PnCounter state, long nowNanos) {
    if (peer.isActive()) {
      told.remove(peer);
      return;
    }
    if (peer.isSuspect() && !peer.isReachable) {
      return;
    }
    var last = told.get(peer);
    var repeated = last != null && last.hash().equals(state.hash()) ? last : null;
    boolean isTooSoon = repeated != null && nowNanos - repeated.atNanos() < repeated.pauseNanos();
    if (state.isEmpty() || isTooSoon) {
      return;
    }
    for (var page : Page.of(state)) {
      outbox.send(peer.address(), new Message.State(page.entries()));
    }
    told.put(
        peer, new Told(state.hash(), nowNanos, repeated == null ? pause(1) : longer(repeated)));
  }

  /// It is no peer any more.
  void peerForgotten(Peer peer) {
    told.remove(peer);
  }

  private long longer(Told last) {
    return Math.min(2 * last.pauseNanos(), pause(MAX_PAUSE_INTERVALS / FIRST_PAUSE_INTERVALS));
  }

  private long pause(int factor) {
    return factor * FIRST_PAUSE_INTERVALS * syncIntervalNanos;
  }
}
