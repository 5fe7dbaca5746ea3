package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// How news spreads at once: along the [BroadcastTree], at the pace of the [Coalescer], only to
/// peers that are not known to be out of reach. It promises nothing; digests do.
final class Broadcast {
  private final PeerTable peers;
  private final PeerView view;
  private final Outbox outbox;
  private final BroadcastTree tree;
  private final Coalescer coalescer = new Coalescer();

  Broadcast(PeerTable peers, PeerView view, Outbox outbox, int fanout) {
    this.peers = peers;
    this.view = view;
    this.outbox = outbox;
    this.tree = new BroadcastTree(view, fanout);
  }

  /// There is news of this actor: it goes to its eager peers with the next [#flush].
  ///
  /// @param source who brought it and needs it least, or null if it was made here
  void spread(ActorId actor, @Nullable Peer source, long nowNanos) {
    if (source != null) {
      tree.taughtBy(actor, source);
    }
    for (var peer : tree.eager(actor)) {
      if (peer != source) {
        coalescer.add(peer, actor, nowNanos);
      }
    }
  }

  /// The peer is known to have this actor's present total.
  void settled(ActorId actor, Peer peer) {
    coalescer.drop(peer, actor);
  }

  /// Sends what may go now, with the totals of now.
  void flush(PnCounter state, long nowNanos) {
    coalescer.flush(nowNanos, new DeltaSender(state));
  }

  /// When [#flush] has something to do; [Long#MAX_VALUE] for never.
  long nextDueNanos() {
    return coalescer.nextDueNanos();
  }

  /// The peer pushed old news of these actors: it is asked to stop, and is spared ours.
  void repeated(List<ActorId> actors, Peer peer) {
    var redundant = actors.stream().filter(actor -> !tree.isParent(actor, peer)).toList();
    if (!redundant.isEmpty()) {
      outbox.send(peer.address(), new Message.Prune(redundant));
      prune(redundant, peer);
    }
  }

  void prune(List<ActorId> actors, Peer peer) {
    changed(peer, actors.stream().filter(actor -> tree.prune(actor, peer)).toList(), false);
  }

  void graft(List<ActorId> actors, Peer peer) {
    changed(peer, actors.stream().filter(actor -> tree.graft(actor, peer)).toList(), true);
  }

  void peerUp(Peer peer) {
    changed(peer, tree.join(peer), true);
  }

  /// Nothing can be pushed to this peer for now.
  void peerUnreachable(Peer peer) {
    coalescer.dropAll(peer);
    changed(peer, tree.leave(peer), false);
  }

  /// Nothing is heard from this peer. What it used to bring is asked of another one, so that news
  /// finds its way around a cut before a round has to repair it; not of one that hears it from
  /// here, for that would close a circle.
  void peerSilent(Peer silent) {
    var orphans = new ArrayList<>(tree.orphan(silent));
    int asked = orphans.isEmpty() ? 0 : PeerTable.MAX_PEERS;
    var members = view.members();
    for (var other : peers.sample(asked, peer -> peer.isActive() && members.contains(peer))) {
      var actors = orphans.stream().filter(actor -> !tree.eager(actor).contains(other)).toList();
      if (!actors.isEmpty()) {
        outbox.send(other.address(), new Message.Graft(actors));
        orphans.removeAll(actors);
      }
    }
  }

  private void changed(Peer peer, List<ActorId> actors, boolean isEager) {
    if (!actors.isEmpty()) {
      outbox.publish(new Fact.TreeChanged(peer.address(), actors, isEager));
    }
  }

  /// Builds deltas; peers in a row that get the same news of one actor share the message.
  private final class DeltaSender implements BiConsumer<Peer, SortedSet<ActorId>> {
    private final PnCounter state;
    private @Nullable ActorId lastActor;
    private Message.@Nullable Delta lastDelta;

    DeltaSender(PnCounter state) {
      this.state = state;
    }

    @Override
    public void accept(Peer peer, SortedSet<ActorId> actors) {
      outbox.send(peer.address(), actors.size() == 1 ? single(actors.first()) : joint(actors));
    }

    private Message.Delta single(ActorId actor) {
      var delta = lastDelta;
      if (delta == null || !actor.equals(lastActor)) {
        delta = new Message.Delta(PnCounter.of(actor, state.tally(actor)));
        lastActor = actor;
        lastDelta = delta;
      }
      return delta;
    }

    private Message.Delta joint(SortedSet<ActorId> actors) {
      var entries = new TreeMap<ActorId, Tally>();
      actors.forEach(actor -> entries.put(actor, state.tally(actor)));
      return new Message.Delta(PnCounter.of(entries));
    }
  }
}
