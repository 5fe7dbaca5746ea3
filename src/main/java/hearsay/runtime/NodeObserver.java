package hearsay.runtime;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.node.Fact;
import hearsay.protocol.PeerAddress;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches one node. An implementation is quick, never blocks and never throws.
public interface NodeObserver {
  /// Watches nothing.
  NodeObserver NONE = new NodeObserver() {};

  /// A step is done. Its frames are handed to the transport and its users answered after this
  /// returns, so that neither overtakes the record of what led to it: watching many nodes, one is
  /// told causes before effects. Called on the node's loop, one call after the other. `cause` is
  /// the frame the step handled, null for any other event.
  default void stepped(@Nullable FrameId cause, List<Fact> facts, long nowNanos) {}

  /// A record of the node's log is on disk: `changed` as `actor`. PN: the entries that the record
  /// holds; Part 0: the whole state. Called before what the record promises shows in the node's
  /// facts. On the log writer's thread, one call after the other.
  default void logged(ActorId actor, CounterState changed) {}

  /// A frame never reached the core: the mailbox was full, or the node has stopped. Any thread.
  default void frameDropped(FrameId id, PeerAddress from, LossReason reason) {}

  /// A step or the log broke a contract: a bug. The node stops ([#stopped] follows).
  default void failed(Throwable cause) {}

  /// The node takes no more steps; its transport closes next. Called once.
  default void stopped() {}
}
