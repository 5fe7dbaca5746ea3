package hearsay.node;

import hearsay.crdt.CounterState;
import hearsay.protocol.Message;

/// What a node counts and how it spreads, under one rule. Effects go to the node's [Outbox].
sealed interface Replication permits PnReplication, Part0Replication {
  CounterState state();

  /// Applies local operations, or refuses them and changes nothing.
  void operate(Event.Operate operation, long nowNanos);

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
