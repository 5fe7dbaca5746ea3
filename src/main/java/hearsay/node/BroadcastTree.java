package hearsay.node;

import hearsay.crdt.ActorId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// To whom the news of an actor goes: one tree per actor, which finds its shape by itself
/// (Plumtree; Leitão, Pereira, Rodrigues: Epidemic Broadcast Trees, 2007, section 3). It begins as
/// a flood: to all in a [PeerView] that is whole, else to the first `fanout` of it, the same for
/// all actors, so that their news shares connections and frames. A peer that hears the same news
/// twice prunes the slower link, so that the links over which news came first remain. When repair
/// shows that a link is missing, it is grafted back.
///
/// A peer outside the tree learns by digests, later; nothing depends on the tree being whole.
final class BroadcastTree {
  /// Beyond this the oldest actor's branch is forgotten and, if there is news of it, begins anew.
  static final int MAX_ACTORS = 4_096;

  /// One actor's links at this node: those it pushes to, and the one that brings the news.
  private static final class Branch {
    final List<Peer> eager;
    @Nullable Peer parent;

    Branch(List<Peer> eager) {
      this.eager = eager;
    }
  }

  private final PeerView view;
  private final int fanout;
  private final Map<ActorId, Branch> branches = new LinkedHashMap<>();

  /// @param fanout to how many peers a branch begins where the view is not whole
  BroadcastTree(PeerView view, int fanout) {
    this.view = view;
    this.fanout = fanout;
  }

  /// The peers to which news of this actor goes. Not a copy: valid until the tree changes.
  List<Peer> eager(ActorId actor) {
    return branch(actor).eager;
  }

  /// The peer was the first with news of this actor.
  void taughtBy(ActorId actor, Peer peer) {
    branch(actor).parent = peer;
  }

  /// Whether this actor's news came from that peer last. A repeat from there is an echo, no second
  /// path: pruning it would cut the tree.
  boolean isParent(ActorId actor, Peer peer) {
    return branch(actor).parent == peer;
  }

  /// News of this actor goes to the peer from now on. Returns whether it did not before.
  boolean graft(ActorId actor, Peer peer) {
    var eager = branch(actor).eager;
    return !eager.contains(peer) && eager.add(peer);
  }

  /// News of this actor goes to the peer no more. Returns whether it did before.
  boolean prune(ActorId actor, Peer peer) {
    return branch(actor).eager.remove(peer);
  }

  /// A peer came (NeighborUp in the paper): it is pushed everything until it prunes; a node with
  /// many peers takes it only where links are lacking. Returns the actors it is now pushed.
  List<ActorId> join(Peer peer) {
    int enough = view.isWhole() ? Integer.MAX_VALUE : fanout;
    return actorsWhere(
        branch ->
            branch.eager.size() < enough && !branch.eager.contains(peer) && branch.eager.add(peer));
  }

  /// Nothing can be pushed to this peer (NeighborDown in the paper). Returns the actors it was
  /// pushed.
  List<ActorId> leave(Peer peer) {
    return actorsWhere(branch -> branch.eager.remove(peer));
  }

  /// Nothing is heard from this peer. Returns the actors whose news it brought; they have no parent
  /// then.
  List<ActorId> orphan(Peer peer) {
    var orphaned = actorsWhere(branch -> branch.parent == peer);
    orphaned.forEach(actor -> branch(actor).parent = null);
    return orphaned;
  }

  private List<ActorId> actorsWhere(Predicate<Branch> holds) {
    var actors = new ArrayList<ActorId>();
    branches.forEach(
        (actor, branch) -> {
          if (holds.test(branch)) {
            actors.add(actor);
          }
        });
    return actors;
  }

  private Branch branch(ActorId actor) {
    var branch = branches.get(actor);
    if (branch != null) {
      return branch;
    }
    if (branches.size() >= MAX_ACTORS) {
      branches.remove(branches.keySet().iterator().next());
    }
    var created = new Branch(firstLinks());
    branches.put(actor, created);
    return created;
  }

  private List<Peer> firstLinks() {
    var members = view.members();
    boolean isEnough = view.isWhole() || members.size() <= fanout;
    return new ArrayList<>(isEnough ? members : members.subList(0, fanout));
  }
}
