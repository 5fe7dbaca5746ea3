package hearsay.node;

import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Who is there. A peer is ACTIVE until a dial fails or a question stays unanswered, SUSPECT then,
/// and GONE after [#STRIKES_UNTIL_GONE] such strikes. Anything heard from it makes it ACTIVE again.
/// Silence alone never demotes: an idle cluster is silent.
///
/// Because a frame names its sender, a stranger could aim our dials; [#refusal] bounds that.
final class PeerTable {
  /// Bounds memory and the sockets that strangers can make this node open.
  static final int MAX_PEERS = 4_096;

  /// One failure may be an accident; so many in a row, each at least a sync interval apart, are
  /// not.
  static final int STRIKES_UNTIL_GONE = 3;

  /// An answer may take a slow link there and back, and the round after that.
  static final int ANSWER_PATIENCE_INTERVALS = 2;

  private final PeerAddress own;
  private final long syncIntervalNanos;
  private final RandomGenerator random;
  private final TreeMap<PeerAddress, Peer> peers = new TreeMap<>();

  /// Addresses that were peers and shall not come back by merely speaking.
  private final Set<PeerAddress> forgotten = new LinkedHashSet<>(0);

  PeerTable(PeerAddress own, long syncIntervalNanos, RandomGenerator random) {
    this.own = own;
    this.syncIntervalNanos = syncIntervalNanos;
    this.random = random;
  }

  @Nullable Peer find(PeerAddress address) {
    return peers.get(address);
  }

  boolean isEmpty() {
    return peers.isEmpty();
  }

  int size() {
    return peers.size();
  }

  List<PeerStatus> statuses() {
    return peers.values().stream().map(Peer::status).toList();
  }

  /// Why this address can't be added now, in words for people; null if it can.
  @Nullable String refusal(PeerAddress address) {
    var refusal = Loopback.refusal(own, address);
    if (refusal != null) {
      return refusal;
    }
    return peers.size() >= MAX_PEERS ? "the peer table is full" : null;
  }

  /// Whether this address was a peer and then forgotten: only a learned one may come back.
  boolean isForgotten(PeerAddress address) {
    return forgotten.contains(address);
  }

  /// Adds a peer that is not there yet and that nothing refuses.
  Peer add(PeerAddress address) {
    forgotten.remove(address);
    var peer = new Peer(address);
    peers.put(address, peer);
    return peer;
  }

  @Nullable Peer forget(PeerAddress address) {
    if (forgotten.size() >= MAX_PEERS) {
      forgotten.remove(forgotten.iterator().next());
    }
    forgotten.add(address);
    return peers.remove(address);
  }

  void heard(Peer peer, long nowNanos) {
    peer.lastHeardNanos = nowNanos;
  }

  /// Nothing reaches the peer. Returns whether that is new.
  boolean lose(Peer peer) {
    boolean isNew = peer.isReachable;
    peer.isReachable = false;
    return isNew;
  }

  /// The peer spoke, or its link opened. Returns whether that changed its state.
  boolean revive(Peer peer) {
    boolean isRevived = !peer.isActive();
    peer.state = PeerState.ACTIVE;
    peer.isReachable = true;
    peer.strikes = 0;
    peer.askedNanos = Peer.NEVER;
    return isRevived;
  }

  /// A question goes to the peer; its answer is due from now on.
  void asked(Peer peer, long nowNanos) {
    if (peer.askedNanos == Peer.NEVER) {
      peer.askedNanos = nowNanos;
    }
  }

  /// A dial failed or a question stayed unanswered. Failures less than a sync interval apart are
  /// one strike: many frames may be lost with one connection. Returns whether the state changed.
  boolean strike(Peer peer, long nowNanos) {
    peer.askedNanos = Peer.NEVER;
    if (peer.strikes > 0 && nowNanos - peer.lastStrikeNanos < syncIntervalNanos) {
      return false;
    }
    peer.lastStrikeNanos = nowNanos;
    peer.strikes = Math.min(peer.strikes + 1, STRIKES_UNTIL_GONE);
    var before = peer.state;
    peer.state = peer.strikes < STRIKES_UNTIL_GONE ? PeerState.SUSPECT : PeerState.GONE;
    return peer.state != before;
  }

  /// The peers whose answer is overdue.
  List<Peer> overdue(long nowNanos) {
    long patienceNanos = ANSWER_PATIENCE_INTERVALS * syncIntervalNanos;
    return select(
        peer -> peer.askedNanos != Peer.NEVER && nowNanos - peer.askedNanos >= patienceNanos);
  }

  List<Peer> reachable() {
    return select(peer -> peer.isReachable);
  }

  boolean hasMoreReachableThan(int count) {
    if (peers.size() <= count) {
      return false;
    }
    return peers.values().stream()
        .filter(peer -> peer.isReachable)
        .skip(count)
        .findAny()
        .isPresent();
  }

  /// At most `count` different random peers of those that match.
  List<Peer> sample(int count, Predicate<Peer> matches) {
    var candidates = select(matches);
    int size = Math.min(count, candidates.size());
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i, candidates.size());
      var chosen = candidates.get(j);
      candidates.set(j, candidates.get(i));
      candidates.set(i, chosen);
    }
    return candidates.subList(0, size);
  }

  /// In the order of addresses, so that equal runs stay equal.
  private List<Peer> select(Predicate<Peer> matches) {
    var selected = new ArrayList<Peer>();
    for (var peer : peers.values()) {
      if (matches.test(peer)) {
        selected.add(peer);
      }
    }
    return selected;
  }
}
