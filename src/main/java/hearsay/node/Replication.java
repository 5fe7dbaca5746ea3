package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.protocol.Message;

/// What a node counts and how it spreads, under one rule. Effects go to the node's [Outbox].
sealed interface Replication permits PnReplication, Part0Replication {
  CounterState state();

  /// As whom this node counts now.
  ActorId actor();

  /// What a log must hold for these operations to be safe: the own entry (PN) or the state (Part 0)
  /// that they would lead to. Changes nothing.
  ///
  /// @throws hearsay.crdt.CounterLimitException if they can't be counted
  CounterState outcome(Event.Operate operation);

  /// Applies local operations, tells peers, and acknowledges.
  ///
  /// @throws hearsay.crdt.CounterLimitException if they can't be counted; nothing changes then
  void apply(Event.Operate operation, long nowNanos);

  /// Takes a message of a peer that was just heard.
  Handling receive(Peer from, Message message, long nowNanos);

  /// Compares notes with a peer: sends what it must answer if it is there, and what it should know
  /// if it can only hear.
  void greet(Peer peer, long nowNanos);

  /// The peer can be reached: it is new, spoke again, or its link opened.
  void peerUp(Peer peer);

  /// Nothing can be sent to the peer: a dial failed, or it is no peer any more.
  void peerUnreachable(Peer peer);

  /// Nothing is heard from the peer: it is not active any more.
  void peerSilent(Peer peer);

  /// It is no peer any more; told last.
  void peerForgotten(Peer peer);

  /// Does what is due.
  void tick(long nowNanos);

  /// When [#tick] is due; [Long#MAX_VALUE] for never.
  long nextWakeNanos();
}
