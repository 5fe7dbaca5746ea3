package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.util.List;

/// What happened inside a node, for those who watch. Nothing the node does depends on a fact being
/// read.
public sealed interface Fact {
  /// Local operations were applied.
  record OperationsApplied(
      long increments, long decrements, CounterState before, CounterState after) implements Fact {}

  /// Local operations were refused; the state is as it was.
  record OperationsRefused(long increments, long decrements, String reason) implements Fact {}

  /// Whether these local operations are on disk is not known; the state is as it was.
  record OperationsInDoubt(long increments, long decrements, String reason) implements Fact {}

  /// A frame was handled. Exactly one for every [Event.FrameReceived].
  ///
  /// @param before the state when it came
  /// @param after the state it left; the same object as `before` unless `reception` is TAUGHT
  record FrameHandled(
      PeerAddress from,
      MessageKind kind,
      Reception reception,
      String reason,
      CounterState before,
      CounterState after)
      implements Fact {}

  /// A peer is now seen in another way.
  record PeerChanged(PeerAddress peer, PeerState state, String reason) implements Fact {}

  /// A peer left the table.
  record PeerRemoved(PeerAddress peer) implements Fact {}

  /// A round began; the next is due at `nextRoundAtNanos` on the node's clock.
  record RoundStarted(List<PeerAddress> targets, long nextRoundAtNanos) implements Fact {
    public RoundStarted {
      targets = List.copyOf(targets);
    }
  }

  /// The next round moved (back-off reset): it is due at `nextRoundAtNanos`.
  record RoundRescheduled(long nextRoundAtNanos) implements Fact {}

  /// News of these actors is now pushed to a peer, or no more (Plumtree).
  record TreeChanged(PeerAddress peer, List<ActorId> actors, boolean isEager) implements Fact {
    public TreeChanged {
      actors = List.copyOf(actors);
    }
  }

  /// The node found a stranger's totals under its own name and goes on as a new actor.
  record ActorRenewed(ActorId before, ActorId after, String reason) implements Fact {}
}
