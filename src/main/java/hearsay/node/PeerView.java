package hearsay.node;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Through whom a node speaks to the rest. With few reachable peers that is all of them. With many
/// it is a small random sample that stays as it is while its members do: the news of all actors and
/// the rounds share the same few connections instead of opening others every time. A graph in which
/// each node knows eight random others is connected, whatever its size, and a few hops wide; that
/// gossip needs no more is the idea of HyParView (Leitão, Pereira, Rodrigues: HyParView, a
/// Membership Protocol for Reliable Gossip-Based Broadcast, 2007, section 4).
///
/// The sample stays uniform: a member that is lost is replaced at random, and who comes takes a
/// random place with the chance of one in a sample (Vitter: Random Sampling with a Reservoir, 1985,
/// algorithm R). Nothing is agreed with the peers: about as many others have this node in theirs,
/// and it answers them, so that it speaks to about twice [#SIZE] peers.
final class PeerView {
  /// With so many reachable peers or fewer the view is all of them.
  static final int MAX_WHOLE = 16;

  /// Twice this stays well below the 32 connections that a node keeps open to others, by chance
  /// too; half of it would still be a connected graph, but losses would tear holes.
  static final int SIZE = 8;

  private final PeerTable peers;
  private final RandomGenerator random;

  /// Of use while the view is not whole; filled up when it is looked at.
  private final List<Peer> sample = new ArrayList<>(SIZE);

  PeerView(PeerTable peers, RandomGenerator random) {
    this.peers = peers;
    this.random = random;
  }

  /// Whether all reachable peers are in the view.
  boolean isWhole() {
    return !peers.hasMoreReachableThan(MAX_WHOLE);
  }

  /// Not a copy: valid until a peer comes or leaves.
  List<Peer> members() {
    if (isWhole()) {
      return peers.reachable();
    }
    fill();
    return sample;
  }

  boolean contains(Peer peer) {
    return isWhole() ? peer.isReachable : members().contains(peer);
  }

  /// The peer can be reached now: it is new, or is back. Returns whether it is in the view.
  boolean offer(Peer peer) {
    if (contains(peer)) {
      return true;
    }
    boolean isDrawn = random.nextInt(peers.size()) < SIZE;
    if (isDrawn) {
      sample.set(random.nextInt(sample.size()), peer);
    }
    return isDrawn;
  }

  /// The peer is out of reach, given up, or no peer any more. Returns who takes its place; null if
  /// nobody can or need.
  @Nullable Peer replace(Peer peer) {
    if (!sample.remove(peer) || isWhole()) {
      return null;
    }
    int left = sample.size();
    fill();
    return sample.size() > left ? sample.getLast() : null;
  }

  private void fill() {
    int missing = SIZE - sample.size();
    if (missing > 0) {
      sample.addAll(
          peers.sample(
              missing, peer -> peer.isReachable && !peer.isGone() && !sample.contains(peer)));
    }
  }
}
