package hearsay.node;

import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;

/// What the outside must do after a step, in the order of the list: persist, send and reply,
/// publish.
public sealed interface Effect {
  /// Send a message to a peer. It may be lost: nothing the node promises depends on it.
  record Send(PeerAddress to, Message message) implements Effect {}

  /// Answer the users whose [Event.Operate] this step handled: applied.
  record Acknowledge() implements Effect {}

  /// Answer the users whose [Event.Operate] this step handled: refused, nothing changed.
  record Refuse(String reason) implements Effect {}

  /// Tell observers what happened.
  record Publish(Fact fact) implements Effect {}
}
