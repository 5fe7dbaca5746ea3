package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;

/// What the outside must do after a step, in the order of the list: persist, publish, send and
/// reply.
///
/// Facts come before frames so that whoever writes them down in the order in which he is told
/// writes causes before effects: what a frame carries was told of its sender before the frame set
/// out, and so before anything that the frame brings about elsewhere. Such a record is a linear
/// extension of happened-before (Lamport 1978, "Time, Clocks, and the Ordering of Events in a
/// Distributed System"), over all nodes that it watches.
public sealed interface Effect {
  /// Write this to disk, and tell by [Event.Persisted] or [Event.PersistFailed] what became of it.
  /// At most one is under way. Nothing else waits for it.
  ///
  /// @param actor whose operations these are
  /// @param promised PN: the entry of the actor; Part 0: the whole state
  record Persist(ActorId actor, CounterState promised) implements Effect {}

  /// Send a message to a peer. It may be lost: nothing the node promises depends on it.
  record Send(PeerAddress to, Message message) implements Effect {}

  /// Answer the users whose [Event.Operate] this step handled: applied.
  record Acknowledge() implements Effect {}

  /// Answer the users whose [Event.Operate] this step handled: refused, nothing changed.
  record Refuse(String reason) implements Effect {}

  /// Answer the users whose [Event.Operate] this node had under way: nobody knows whether it is on
  /// disk. The node's state is as it was; a restart may show the operations all the same.
  record Doubt(String reason) implements Effect {}

  /// Tell observers what happened, before any frame or answer of the step tells anybody else.
  record Publish(Fact fact) implements Effect {}
}
