package hearsay.journal;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.node.PeerState;
import hearsay.protocol.Message;
import hearsay.protocol.Summary;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePVector;

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

  /// @param lost operations of the node's earlier lives that are lost
  void started(JournalEvent.NodeStarted event, String happening, Tally lost, long atNanos) {
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
                lost,
                TreePVector.empty()));
  }

  void crashed(String node, long atNanos) {
    update(
        node,
        draft -> {
          draft.lifecycle = NodeSnapshot.Lifecycle.CRASHED;
          draft.happened("crashed", atNanos);
        });
  }

  void logged(JournalEvent.LogAppended event, long atNanos) {
    var record = new LogRecord(event.record(), event.actor(), event.changed(), atNanos);
    update(event.node(), draft -> draft.logged(record));
  }

  void removed(String node) {
    nodes = nodes.minus(node);
  }

  void changed(String node, CounterState state) {
    update(node, draft -> draft.state = state);
  }

  void happened(String node, String what, long atNanos) {
    update(node, draft -> draft.happened(what, atNanos));
  }

  /// Its state changed, and these words say how.
  void changed(String node, CounterState state, String what, long atNanos) {
    update(
        node,
        draft -> {
          draft.state = state;
          draft.happened(what, atNanos);
        });
  }

  void renewed(JournalEvent.ActorRenewed event, long atNanos) {
    update(
        event.node(),
        draft -> {
          draft.actor = event.after();
          draft.happened(event.reason(), atNanos);
        });
  }

  void lost(String node, Tally lost) {
    var old = nodes.get(node);
    if (old != null && !old.lost().equals(lost)) {
      update(node, draft -> draft.lost = lost);
    }
  }

  void peerChanged(String node, String peer, PeerState state) {
    update(node, draft -> draft.peers = draft.peers.plus(peer, state));
  }

  void roundStarted(String node, long atNanos, long nextNanos) {
    update(
        node,
        draft -> {
          draft.lastRoundAtNanos = atNanos;
          draft.nextRoundAtNanos = nextNanos;
        });
  }

  void roundRescheduled(String node, long nextNanos) {
    update(node, draft -> draft.nextRoundAtNanos = nextNanos);
  }

  /// A foreign node's frame tells what that node holds.
  void told(String node, Message message) {
    update(
        node,
        draft -> {
          switch (message) {
            case Message.Pull pull -> draft.state = pull.state();
            case Message.Push push -> draft.state = push.state();
            case Message.Digest digest -> sumUp(draft, digest.summary());
            case Message.DigestAck ack -> sumUp(draft, ack.summary());
            case Message.Request request -> merge(draft, request.entries());
            case Message.Delta delta -> merge(draft, delta.entries());
            case Message.State state -> merge(draft, state.entries());
            case Message.Prune _, Message.Graft _ -> {}
          }
        });
  }

  /// A node that says less than it said before, or goes by another actor, has begun anew: what its
  /// earlier frames told is over.
  private static void sumUp(NodeDraft node, Summary summary) {
    var before = node.told;
    boolean isNew =
        before != null
            && (summary.version().compareTo(before.version()) < 0
                || !summary.actor().equals(before.actor()));
    if (isNew && node.state instanceof PnCounter) {
      node.state = PnCounter.empty();
    }
    node.told = summary;
  }

  private static void merge(NodeDraft node, PnCounter entries) {
    if (node.state instanceof PnCounter known) {
      node.state = known.merge(entries);
    }
  }

  /// An event that names no node of the picture (any more) changes nothing.
  private void update(String node, Consumer<NodeDraft> change) {
    var old = nodes.get(node);
    if (old != null) {
      var draft = new NodeDraft(old);
      change.accept(draft);
      nodes = nodes.plus(node, draft.snapshot());
    }
  }
}
