package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.protocol.MessageKind;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// Whole clusters under the PN rule: how fast and at what cost they agree.
class PnClusterTest {
  private static final long SECOND = 1_000 * MILLIS;

  @Test
  void oneOperationReachesAllWithoutARound() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 1);
    cluster.run(SECOND);

    cluster.operate(3, 1, 0);
    boolean converged = cluster.runUntil(cluster::isConverged, 5 * MILLIS);

    assertThat(converged).isTrue();
    assertThat(cluster.state(10).value()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void aWarmTreeCarriesAnOperationWithOneDeltaForEachOtherNode() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 2);
    warmUp(cluster);

    cluster.resetCounts();
    cluster.operate(1, 1, 0);
    cluster.run(INTERVAL / 4);

    assertThat(cluster.isConverged()).isTrue();
    assertThat(cluster.sent(MessageKind.DELTA)).isEqualTo(9);
    assertThat(cluster.sent(MessageKind.PRUNE)).isZero();
  }

  @Test
  void aCutTreeFindsAWayAroundAndIsLeanAgain() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 3);
    warmUp(cluster);

    cluster.cut(1, 4);
    cluster.cut(4, 1);
    cluster.run(5 * MILLIS);
    cluster.operate(1, 1, 0);
    boolean isHeardByAll = cluster.runUntil(cluster::isConverged, 5 * MILLIS);
    cluster.run(SECOND);
    cluster.resetCounts();
    cluster.operate(1, 1, 0);
    cluster.run(INTERVAL / 4);

    assertThat(isHeardByAll).isTrue();
    assertThat(cluster.isConverged()).isTrue();
    assertThat(cluster.sent(MessageKind.DELTA)).isEqualTo(9);
  }

  @Test
  void aLinkCutOneWayUnnoticedIsRepairedByARoundAndGrafted() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 4);
    warmUp(cluster);

    cluster.cut(1, 4);
    cluster.operate(1, 1, 0);
    boolean isRepaired = cluster.runUntil(cluster::isConverged, 10 * INTERVAL);
    cluster.run(SECOND);
    cluster.operate(1, 1, 0);
    boolean isHeardByAll = cluster.runUntil(cluster::isConverged, 5 * MILLIS);

    assertThat(isRepaired).isTrue();
    assertThat(isHeardByAll).isTrue();
  }

  @Test
  void halvesThatGaveEachOtherUpMeetAsSoonAsALinkOpens() {
    var cluster = apart(5);

    cluster.healAll();
    boolean isReunited = cluster.runUntil(cluster::isConverged, 5 * MILLIS);

    assertThat(isReunited).isTrue();
    assertThat(cluster.state(1).value()).isEqualTo(BigInteger.TWO);
  }

  @Test
  void halvesThatGaveEachOtherUpMeetByProbesAlone() {
    var cluster = apart(6);

    cluster.announcesOpenedLinks = false;
    cluster.healAll();
    boolean isReunited = cluster.runUntil(cluster::isConverged, 60 * SECOND);

    assertThat(isReunited).isTrue();
    assertThat(cluster.state(10).value()).isEqualTo(BigInteger.TWO);
  }

  @Test
  void silentLinksAreFoundOutByUnansweredDigests() {
    var cluster = new SimulatedCluster(CounterRule.PN, 4, 7);
    cluster.announcesUnreachablePeers = false;
    cluster.run(SECOND);

    cluster.split(3);
    boolean isGivenUp = cluster.runUntil(() -> gone(cluster, 4) == 3, 120 * SECOND);

    assertThat(isGivenUp).isTrue();
  }

  @Test
  void anIdleClusterGrowsQuietAndStaysWhole() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 8);
    warmUp(cluster);
    cluster.run(10 * SECOND);

    cluster.resetCounts();
    cluster.run(60 * SECOND);

    assertThat(cluster.bytesSent / 60).isBetween(100L, 1_000L);
    for (int i = 1; i <= 10; i++) {
      assertThat(cluster.peers(i)).allMatch(peer -> peer.state() == PeerState.ACTIVE);
    }
  }

  @Test
  void aSustainedStreamOfOneWriterIsCheap() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 9);
    warmUp(cluster);

    cluster.resetCounts();
    for (int i = 0; i < 2_000; i++) {
      cluster.operate(1, 1, 0);
      cluster.run(5 * MILLIS);
    }

    assertThat(cluster.bytesSent / 2_000).isLessThanOrEqualTo(260);
  }

  @Test
  void aSustainedStreamOfAllWritersIsCheap() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 10);
    warmUp(cluster);

    cluster.resetCounts();
    for (int i = 0; i < 2_000; i++) {
      cluster.operate(1 + i % 10, 1, 0);
      cluster.run(5 * MILLIS);
    }

    assertThat(cluster.bytesSent / 2_000).isLessThanOrEqualTo(450);
  }

  @Test
  void aBurstOnAllNodesIsOverSoon() {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, 12);
    cluster.run(SECOND);

    long startNanos = cluster.nowNanos;
    for (int batch = 0; batch < 20; batch++) {
      for (int node = 1; node <= 10; node++) {
        cluster.operate(node, 50, 0);
      }
      cluster.run(MILLIS / 10);
    }
    cluster.runUntil(cluster::isConverged, SECOND);

    assertThat(cluster.state(1).value()).isEqualTo(BigInteger.valueOf(10_000));
    assertThat(cluster.nowNanos - startNanos).isLessThan(15 * MILLIS);
  }

  @Test
  void oneWayLinksStillCarryNewsTheirWay() {
    var cluster = new SimulatedCluster(CounterRule.PN, 2, 13);
    cluster.run(SECOND);

    cluster.cut(1, 2);
    cluster.run(60 * SECOND);
    cluster.operate(2, 1, 0);
    cluster.run(SECOND);
    cluster.operate(1, 1, 0);
    cluster.run(SECOND);

    assertThat(cluster.state(1).value()).isEqualTo(BigInteger.TWO);
    assertThat(cluster.state(2).value()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void aRestartedNodeIsFilledAtOnce() {
    var cluster = new SimulatedCluster(CounterRule.PN, 5, 11);
    warmUp(cluster);

    cluster.crash(2);
    cluster.run(10 * SECOND);
    cluster.start(2);
    boolean isFilled = cluster.runUntil(cluster::isConverged, 5 * MILLIS);

    assertThat(isFilled).isTrue();
  }

  /// Every actor operates a few times, so that each tree has found its shape.
  private static void warmUp(SimulatedCluster cluster) {
    cluster.run(SECOND);
    for (int i = 0; i < 3 * cluster.size(); i++) {
      cluster.operate(1 + i % cluster.size(), 1, 0);
      cluster.run(50 * MILLIS);
    }
    cluster.run(10 * SECOND);
    assertThat(cluster.isConverged()).isTrue();
  }

  /// Ten nodes in two halves with an operation in each, kept apart until each half gave the other
  /// up.
  private static SimulatedCluster apart(long seed) {
    var cluster = new SimulatedCluster(CounterRule.PN, 10, seed);
    cluster.run(SECOND);
    cluster.split(5);
    cluster.operate(1, 1, 0);
    cluster.operate(10, 1, 0);
    boolean isGivenUp =
        cluster.runUntil(
            () -> {
              for (int i = 1; i <= 10; i++) {
                if (gone(cluster, i) != 5) {
                  return false;
                }
              }
              return true;
            },
            300 * SECOND);
    assertThat(isGivenUp).as("the halves give each other up").isTrue();
    return cluster;
  }

  private static long gone(SimulatedCluster cluster, int node) {
    return cluster.peers(node).stream().filter(peer -> peer.state() == PeerState.GONE).count();
  }
}
