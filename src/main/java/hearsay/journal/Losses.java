package hearsay.journal;

import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part 0: which acknowledged operations are lost. An operation is held while it is in the lineage
/// of a running node's state. If it is in none, it is *adrift* as long as a frame carries it that
/// its receiver would still adopt, and *lost* otherwise. A lost one may come back only with a frame
/// that its receiver adopts after it restarted empty.
///
/// Equal states can have different lineages: two nodes that count +1 at once both get version 1,
/// counter 1. Nothing in them tells one from the other, and only one of the two operations counts.
/// So once all running nodes hold the same state, it holds one lineage, the one with the operation
/// that was acknowledged first; the others' are lost.
final class Losses {
  private Losses() {}

  /// The same lineages object if nothing changed.
  static Lineages review(
      Lineages lineages, Collection<NodeSnapshot> nodes, Collection<Flight> flights) {
    var running = nodes.stream().filter(NodeSnapshot::isRunning).toList();
    var agreed = agreed(lineages, running);
    var held = OperationSet.EMPTY;
    for (var node : running) {
      held = held.union(agreed.heldBy(node.name()));
    }
    var missing = agreed.acknowledged().minus(held);
    var adrift = OperationSet.EMPTY;
    if (!missing.isEmpty() && !missing.equals(agreed.lost())) {
      adrift = missing.intersection(carried(agreed, nodes, flights));
    }
    var lost = missing.minus(adrift);
    return adrift.equals(agreed.adrift()) && lost.equals(agreed.lost())
        ? agreed
        : agreed.withLosses(adrift, lost);
  }

  private static Lineages agreed(Lineages lineages, List<NodeSnapshot> running) {
    if (running.isEmpty()) {
      return lineages;
    }
    var state = running.getFirst().state();
    var first = lineages.heldBy(running.getFirst().name());
    for (var node : running) {
      if (!node.state().equals(state)) {
        return lineages;
      }
      var held = lineages.heldBy(node.name());
      first = held.precedes(first) ? held : first;
    }
    return lineages.agreed(running.stream().map(NodeSnapshot::name).toList(), first);
  }

  private static OperationSet carried(
      Lineages lineages, Collection<NodeSnapshot> nodes, Collection<Flight> flights) {
    var receivers = new HashMap<String, NodeSnapshot>();
    nodes.forEach(node -> receivers.put(node.name(), node));
    var carried = OperationSet.EMPTY;
    for (var flight : flights) {
      if (isAdoptable(flight, receivers.get(flight.link().to()))) {
        carried = carried.union(lineages.resolve(flight.lineage()).operations());
      }
    }
    return carried;
  }

  /// Whether the frame would change its receiver's state if it came now.
  static boolean isAdoptable(Flight flight, @Nullable NodeSnapshot receiver) {
    return receiver != null
        && receiver.isRunning()
        && receiver.state() instanceof VersionedCounter own
        && isAbove(flight.message(), own);
  }

  /// Whether the message carries a Part 0 state that a node with the state `own` adopts.
  static boolean isAbove(Message message, VersionedCounter own) {
    var state = carried(message);
    return state != null && own.adopts(state);
  }

  /// The Part 0 state that a message carries; null if it carries none.
  static @Nullable VersionedCounter carried(Message message) {
    return switch (message) {
      case Message.Pull pull -> pull.state();
      case Message.Push push -> push.state();
      case Message.Digest _,
          Message.DigestAck _,
          Message.Request _,
          Message.Delta _,
          Message.State _,
          Message.Prune _,
          Message.Graft _ ->
          null;
    };
  }
}
