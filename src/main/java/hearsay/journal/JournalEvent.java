package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.fault.LinkFaults;
import hearsay.node.PeerState;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.Set;

/// What happened in the cluster. Nodes are named; a foreign node's name is its address.
public sealed interface JournalEvent {
  /// A fresh cluster; everything before belongs to another.
  ///
  /// @param isLogged whether its nodes keep a log
  record ClusterStarted(
      CounterRule rule, String topology, long hopNanos, long seed, boolean isLogged)
      implements JournalEvent {
    /// A cluster whose nodes keep no log.
    public ClusterStarted(CounterRule rule, String topology, long hopNanos, long seed) {
      this(rule, topology, hopNanos, seed, false);
    }
  }

  /// A node that keeps a log came back with what it read there; right after its [NodeStarted].
  ///
  /// @param records how many it read
  /// @param dropped what was not read to the end, in words; empty if nothing
  record LogRecovered(String node, long records, String dropped) implements JournalEvent {}

  /// A record of the node is on its disk.
  ///
  /// @param record 1, 2, 3 … since the node's log was opened
  /// @param actor as whom the node counts
  /// @param changed PN: the entries that the record holds; Part 0: the whole state
  record LogAppended(String node, long record, ActorId actor, CounterState changed)
      implements JournalEvent {}

  /// This cluster goes on from a moment of another's past; follows [ClusterStarted]. Frames that
  /// were on their way then are none of its own.
  ///
  /// @param fromPosition of the moment in the other journal
  /// @param fromNanos its cluster time there
  /// @param operations what had been acknowledged by then
  record Forked(long fromPosition, long fromNanos, OperationLedger operations)
      implements JournalEvent {}

  /// From now on, nodes that restart without a log come back under their old incarnation (broken on
  /// purpose), or no more.
  record AmnesiaChanged(boolean isOn) implements JournalEvent {}

  /// Nodes register with this discovery server from now on.
  ///
  /// @param url where it listens
  /// @param isEmbedded whether it runs in this process and can be stopped here
  /// @param note what a person should know (another port than usual); empty if nothing
  record DiscoveryStarted(String url, boolean isEmbedded, String note) implements JournalEvent {}

  /// The embedded discovery server is down; nodes go on with the peers they know.
  record DiscoveryStopped(String url) implements JournalEvent {}

  /// A node spoke to the discovery server.
  ///
  /// @param isOk whether it got what it asked for
  /// @param detail what it got, in words ("6 peers", "unknown here: registers again", "no answer")
  record DiscoveryContacted(String node, Errand errand, boolean isOk, String detail)
      implements JournalEvent {}

  /// A foreign node is on the discovery server's list from now on, or no longer. What the two say
  /// to each other nobody here hears.
  record DiscoveryListed(String node, boolean isListed) implements JournalEvent {}

  /// What a node wants of the discovery server.
  enum Errand {
    REGISTER,
    HEARTBEAT,
    PEERS,
    DEREGISTER
  }

  /// Whether these operations of the node are on its disk is not known; its state is as it was.
  record OperationsInDoubt(String node, long increments, long decrements, String reason)
      implements JournalEvent {}

  record NodeStarted(
      String node, PeerAddress address, ActorId actor, CounterState state, boolean isForeign)
      implements JournalEvent {}

  /// Abruptly down; its links are closed.
  record NodeCrashed(String node) implements JournalEvent {}

  record NodeRemoved(String node) implements JournalEvent {}

  /// A user asked for an operation (journalled one by one). `batch` is shared by operations fired
  /// together, unique otherwise.
  record OperationClicked(String node, int amount, long batch) implements JournalEvent {}

  /// The node applied and acknowledged operations.
  record OperationsApplied(
      String node, long increments, long decrements, CounterState before, CounterState after)
      implements JournalEvent {}

  record OperationsRefused(String node, long increments, long decrements, String reason)
      implements JournalEvent {}

  /// About to be written to a socket. A copy (not 0) is a frame that was dropped on purpose and is
  /// put on its way again, without a byte: its sender knows nothing of that.
  record FrameSent(FrameKey frame, Link link, Message message, int bytes) implements JournalEvent {}

  /// Never got on a socket.
  record FrameUnsent(Link link, MessageKind kind, String reason) implements JournalEvent {}

  /// Read by the receiving side and on its way (pace, latency) until `dueNanos` of cluster time.
  record FrameHeld(FrameKey frame, Link link, MessageKind kind, long dueNanos)
      implements JournalEvent {}

  /// Handled by the receiving node. `after` is the same object as `before` unless it taught.
  record FrameDelivered(
      FrameKey frame,
      Link link,
      MessageKind kind,
      Reception reception,
      String reason,
      CounterState before,
      CounterState after)
      implements JournalEvent {}

  record FrameLost(FrameKey frame, Link link, String reason) implements JournalEvent {}

  record PeerChanged(String node, String peer, PeerState state, String reason)
      implements JournalEvent {}

  record RoundStarted(String node, List<String> targets, long nextRoundAtNanos)
      implements JournalEvent {
    public RoundStarted {
      targets = List.copyOf(targets);
    }
  }

  record RoundRescheduled(String node, long nextRoundAtNanos) implements JournalEvent {}

  record TreeChanged(String node, String peer, List<ActorId> actors, boolean isEager)
      implements JournalEvent {
    public TreeChanged {
      actors = List.copyOf(actors);
    }
  }

  record ActorRenewed(String node, ActorId before, ActorId after, String reason)
      implements JournalEvent {}

  /// From now on just these directed links exist.
  record TopologyChanged(String topology, Set<Link> links) implements JournalEvent {
    public TopologyChanged {
      links = Set.copyOf(links);
    }
  }

  record LinkFaultsChanged(Link link, LinkFaults faults) implements JournalEvent {}

  /// A socket for this direction opened.
  record SocketOpened(Link link, long connection, int localPort) implements JournalEvent {}

  record SocketClosed(Link link, long connection, String reason) implements JournalEvent {}

  record Paused() implements JournalEvent {}

  record Resumed() implements JournalEvent {}

  /// `hopNanos` of REAL time a hop takes now; `clockRate` cluster seconds pass in one real second.
  record PaceChanged(long hopNanos, double clockRate) implements JournalEvent {}

  /// Bytes at a node's port broke a rule of the wire.
  record BytesRejected(String node, String remote, String rule, String text, long count)
      implements JournalEvent {}

  /// Anything a person should know.
  record Warned(String node, String text) implements JournalEvent {}
}
