package hearsay.runtime.api;

import hearsay.node.Event;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeRunner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Introduces peers to a node, and says so where one can't be taken. One thread at a time.
final class Newcomers {
  /// A discovery server lists no more.
  private static final int MAX_REPORTED = 10_000;

  private final NodeRunner node;
  private final Consumer<String> says;
  private final Set<PeerAddress> reported = new HashSet<>();

  Newcomers(NodeRunner node, Consumer<String> says) {
    this.node = node;
    this.says = says;
  }

  void learn(List<PeerAddress> peers) {
    node.offer(new Event.PeersLearned(peers));
    report(peers);
  }

  /// Says once of each that can't be a peer why not.
  void report(List<PeerAddress> peers) {
    for (var peer : peers) {
      var refusal = node.settings().refusal(peer);
      if (refusal.isPresent() && reported.size() < MAX_REPORTED && reported.add(peer)) {
        says.accept("%s can't be a peer: %s".formatted(peer, refusal.get()));
      }
    }
  }
}
