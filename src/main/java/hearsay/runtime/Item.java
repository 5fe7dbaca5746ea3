package hearsay.runtime;

import hearsay.node.Event;
import hearsay.node.PeerStatus;
import hearsay.protocol.Frame;
import hearsay.transport.FrameId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What waits in a node's mailbox. Operations wait in [Operations].
sealed interface Item {
  /// A frame that came in.
  record Arrival(FrameId id, Frame frame) implements Item {}

  /// Any other event for the core.
  record Notice(Event event) implements Item {}

  /// A question about the peers, which only the loop may look at.
  record PeersAsked(CompletableFuture<List<PeerStatus>> answer) implements Item {}
}
