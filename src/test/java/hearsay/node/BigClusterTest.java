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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void aThousandNodesInAMeshAgreeThroughTheirViews() {
    var cluster = new SimulatedCluster(CounterRule.PN, 1_000, 4);
    cluster.run(10 * INTERVAL);

    for (int i = 1; i <= 10; i++) {
      cluster.operate(100 * i, 1, 0);
    }

    assertThat(cluster.runUntil(cluster::isConverged, 10 * INTERVAL)).isTrue();
  }

  /// More distinct peers than connections would mean that each frame opens one and closes another.
  /// The window is as long as a node needs to meet one stranger.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whileEverybodyClicksNobodySpeaksToMorePeersThanItHasConnections(long seed) {
    var cluster = new SimulatedCluster(CounterRule.PN, 100, seed);
    cluster.run(10 * INTERVAL);
    cluster.resetCounts();

    for (int click = 0; click < GossipRound.STRANGER_EVERY_ROUNDS; click++) {
      for (int node = 1; node <= 100; node++) {
        cluster.operate(node, 1, 0);
      }
      cluster.run(INTERVAL);
    }

    assertThat(cluster.runUntil(cluster::isConverged, 5 * INTERVAL)).isTrue();
    assertThat(cluster.spokenTo.values()).hasSize(100).allMatch(to -> to.size() <= 32);
    int sum = cluster.spokenTo.values().stream().mapToInt(Set::size).sum();
    assertThat(sum / 100).as("peers spoken to").isLessThan(24);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyPairMeetsInTime(long seed) {
    var cluster = new SimulatedCluster(CounterRule.PN, 30, seed);

    cluster.run(8_000 * INTERVAL);

    assertThat(cluster.spokenTo.values()).hasSize(30).allMatch(to -> to.size() == 29);
  }

  /// The halves are apart until no view reaches across; some nodes are told that links opened, or
  /// nobody is and probes and strangers must find out.
  @ParameterizedTest(name = "links are announced: {0}")
  @ValueSource(booleans = {true, false})
  void halvesWhoseViewsFellApartMeetAgain(boolean isAnnounced) {
    var cluster = new SimulatedCluster(CounterRule.PN, 60, 5);
    cluster.announcesOpenedLinks = isAnnounced;
    cluster.run(5 * INTERVAL);
    cluster.split(30);
    cluster.operate(1, 1, 0);
    cluster.operate(60, 1, 0);
    cluster.run(100 * INTERVAL);
    boolean wereApart = !cluster.isConverged();

    cluster.healAll();

    assertThat(wereApart).isTrue();
    assertThat(cluster.runUntil(cluster::isConverged, (isAnnounced ? 1 : 60) * INTERVAL)).isTrue();
    cluster.run(20 * INTERVAL);
    cluster.operate(1, 1, 0);
    assertThat(cluster.runUntil(cluster::isConverged, 10 * INTERVAL)).isTrue();
  }

  @Test
  void aHealedLinkOfManyDoesNotMakeEverybodySpeakToEverybody() {
    var cluster = new SimulatedCluster(CounterRule.PN, 100, 6);
    cluster.run(5 * INTERVAL);
    cluster.split(50);
    cluster.run(20 * INTERVAL);
    cluster.resetCounts();

    cluster.healAll();
    cluster.run(INTERVAL / 2);

    int sum = cluster.spokenTo.values().stream().mapToInt(Set::size).sum();
    assertThat(sum / 100).as("peers spoken to").isBetween(1, 20);
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
