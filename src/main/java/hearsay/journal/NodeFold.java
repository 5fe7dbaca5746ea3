package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.node.PeerState;
import hearsay.protocol.Message;
import hearsay.protocol.Summary;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What happens to the nodes.
final class NodeFold {
  private PMap<String, NodeSnapshot> nodes;

  NodeFold(PMap<String, NodeSnapshot> nodes) {
    this.nodes = nodes;
  }

  PMap<String, NodeSnapshot> nodes() {
    return nodes;
  }

  @Nullable NodeSnapshot get(String node) {
    return nodes.get(node);
  }

  /// Whether this is a foreign node of the picture.
  boolean isForeign(String name) {
    var node = nodes.get(name);
    return node != null && node.isForeign();
  }

  /// All nodes of this process.
  List<NodeSnapshot> ownNodes() {
    return nodes.values().stream()
        .filter(node -> node.lifecycle() != NodeSnapshot.Lifecycle.FOREIGN)
        .toList();
  }

  void started(JournalEvent.NodeStarted event, String happening, long atNanos) {
    var before = nodes.get(event.node());
    nodes =
        nodes.plus(
            event.node(),
            new NodeSnapshot(
                event.node(),
                event.address(),
                event.actor(),
                event.isForeign() ? NodeSnapshot.Lifecycle.FOREIGN : NodeSnapshot.Lifecycle.RUNNING,
                event.state(),
                null,
                happening,
                atNanos,
                atNanos,
                atNanos,
                HashTreePMap.empty(),
                before == null ? Tally.ZERO : before.lost()));
  }

  void crashed(String node, long atNanos) {
    update(
        node,
        old -> old.withLifecycle(NodeSnapshot.Lifecycle.CRASHED).happening("crashed", atNanos));
  }

  void removed(String node) {
    nodes = nodes.minus(node);
  }

  void changed(String node, CounterState state) {
    update(node, old -> old.withState(state));
  }

  void happened(String node, String what, long atNanos) {
    update(node, old -> old.happening(what, atNanos));
  }

  void renewed(String node, ActorId actor) {
    update(node, old -> old.withActor(actor));
  }

  void lost(String node, Tally lost) {
    update(node, old -> old.lost().equals(lost) ? old : old.withLost(lost));
  }

  void peerChanged(String node, String peer, PeerState state) {
    update(node, old -> old.withPeer(peer, state));
  }

  void roundStarted(String node, long atNanos, long nextNanos) {
    update(node, old -> old.withRounds(atNanos, nextNanos));
  }

  void roundRescheduled(String node, long nextNanos) {
    update(node, old -> old.withRounds(old.lastRoundAtNanos(), nextNanos));
  }

  /// A foreign node's frame tells what that node holds.
  void told(String node, Message message) {
    update(
        node,
        old ->
            switch (message) {
              case Message.Pull pull -> old.withState(pull.state());
              case Message.Push push -> old.withState(push.state());
              case Message.Digest digest -> summed(old, digest.summary());
              case Message.DigestAck ack -> summed(old, ack.summary());
              case Message.Request request -> merged(old, request.entries());
              case Message.Delta delta -> merged(old, delta.entries());
              case Message.State state -> merged(old, state.entries());
              case Message.Prune _, Message.Graft _ -> old;
            });
  }

  /// A node that says less than it said before, or goes by another actor, has begun anew: what its
  /// earlier frames told is over.
  private static NodeSnapshot summed(NodeSnapshot node, Summary summary) {
    var before = node.told();
    boolean isNew =
        before != null
            && (summary.version().compareTo(before.version()) < 0
                || !summary.actor().equals(before.actor()));
    var known = isNew && node.state() instanceof PnCounter ? PnCounter.empty() : node.state();
    return node.withState(known).withTold(summary);
  }

  private static NodeSnapshot merged(NodeSnapshot node, PnCounter entries) {
    return node.state() instanceof PnCounter known ? node.withState(known.merge(entries)) : node;
  }

  /// An event that names no node of the picture (any more) changes nothing.
  private void update(String node, UnaryOperator<NodeSnapshot> change) {
    var old = nodes.get(node);
    if (old != null) {
      var changed = change.apply(old);
      if (changed != old) {
        nodes = nodes.plus(node, changed);
      }
    }
  }
}
