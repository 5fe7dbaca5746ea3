package hearsay.node;

import static hearsay.contract.Contract.require;

import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.List;

/// Everything that can happen to a node.
public sealed interface Event {
  /// Users asked this node to count. PN: a whole batch; Part 0: one operation at a time (its order
  /// matters). With a log only while none is under way: [NodeCore#isPersisting].
  record Operate(long increments, long decrements) implements Event {
    public Operate {
      require(increments >= 0 && decrements >= 0, "counts of operations are not negative");
    }

    /// Whether there is nothing to count.
    boolean isNothing() {
      return increments == 0 && decrements == 0;
    }
  }

  /// A frame came in; `sender` is the listen address it names.
  record FrameReceived(PeerAddress sender, Message message) implements Event {}

  /// These peers exist (topology, discovery, command line). Known ones are kept as they are.
  record PeersLearned(List<PeerAddress> peers) implements Event {
    public PeersLearned {
      peers = List.copyOf(peers);
    }
  }

  /// These are no peers any more (removed, or not in the topology).
  record PeersForgotten(List<PeerAddress> peers) implements Event {
    public PeersForgotten {
      peers = List.copyOf(peers);
    }
  }

  /// A dial failed or the link is cut: nothing reaches this peer now.
  record PeerUnreachable(PeerAddress peer, String reason) implements Event {}

  /// The link to this peer can carry frames again (healed, redialled after a failure): meet at
  /// once. Not for a connection that was merely idle: news floods over an opened link anew until it
  /// is pruned again.
  record LinkOpened(PeerAddress peer) implements Event {}

  /// Run a round now (the user's G key).
  record RoundRequested() implements Event {}

  /// The last [Effect.Persist] is on disk.
  record Persisted() implements Event {}

  /// The last [Effect.Persist] failed.
  ///
  /// @param isUnknown whether it may be on disk all the same; if not, nothing was written
  record PersistFailed(String reason, boolean isUnknown) implements Event {}

  /// Time has passed; sent when [NodeCore#nextWakeNanos] is due.
  record Tick() implements Event {}
}
