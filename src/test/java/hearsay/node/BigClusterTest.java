package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.protocol.MessageKind;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Clusters larger than a flood can serve.
class BigClusterTest {
  @Test
  void aHundredNodesInAMeshAgreeWithinRoundsAndThenByATree() {
    var cluster = new SimulatedCluster(CounterRule.PN, 100, 1);
    cluster.run(10 * INTERVAL);

    cluster.operate(5, 1, 0);
    boolean isFirstHeard = cluster.runUntil(cluster::isConverged, 10 * INTERVAL);
    for (int i = 0; i < 5; i++) {
      cluster.operate(5, 1, 0);
      cluster.run(INTERVAL);
    }
    cluster.resetCounts();
    cluster.operate(5, 1, 0);
    boolean isHeard = cluster.runUntil(cluster::isConverged, 20 * MILLIS);

    assertThat(isFirstHeard).isTrue();
    assertThat(isHeard).isTrue();
    assertThat(cluster.sent(MessageKind.DELTA)).isBetween(99, 110);
  }

  @Test
  void aThousandNodesWithAboutEightLinksEachAgreeByATree() {
    var links = randomLinks(1_000, 4_000, 3);
    var cluster =
        new SimulatedCluster(
            CounterRule.PN, 1_000, 2, (a, b) -> links.contains(new Link(a, b).sorted()));
    cluster.run(10 * INTERVAL);

    cluster.operate(5, 1, 0);
    boolean isFirstHeard = cluster.runUntil(cluster::isConverged, INTERVAL);
    cluster.run(INTERVAL);
    cluster.resetCounts();
    cluster.operate(5, 1, 0);
    boolean isHeard = cluster.runUntil(cluster::isConverged, 20 * MILLIS);

    assertThat(isFirstHeard).isTrue();
    assertThat(isHeard).isTrue();
    assertThat(cluster.sent(MessageKind.DELTA)).isBetween(999, 1_050);
  }

  private record Link(int a, int b) {
    Link sorted() {
      return a <= b ? this : new Link(b, a);
    }
  }

  /// A ring, so that nobody is left out, and random links on top.
  private static Set<Link> randomLinks(int nodes, int count, long seed) {
    var random = new Random(seed);
    var links = new HashSet<Link>();
    for (int i = 1; i <= nodes; i++) {
      links.add(new Link(i, 1 + i % nodes).sorted());
    }
    while (links.size() < count) {
      int a = 1 + random.nextInt(nodes);
      int b = 1 + random.nextInt(nodes);
      if (a != b) {
        links.add(new Link(a, b).sorted());
      }
    }
    return links;
  }
}
