package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.protocol.MessageKind;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links that are open one way only: who is heard and does not hear still brings its news to all.
class OneWayTest {
  private static final long SECOND = 1_000 * MILLIS;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void newsMadeInIsolationGetsOutOverLinksHealedOneWay(long seed) {
    var cluster = isolated(4, seed);
    cluster.operate(1, 2, 0);
    cluster.run(10 * SECOND);

    IntStream.rangeClosed(2, 4).forEach(other -> cluster.heal(1, other));
    boolean isHeardByAll = cluster.runUntil(cluster::isConverged, 10 * INTERVAL);

    assertThat(isHeardByAll).as("seed %d", seed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void newsHeardFromOthersIsPassedOnOverALinkOpenOneWay(long seed) {
    // 3 and 1 hear each other; 2 hears 1 only, and nobody hears 2.
    var cluster = new SimulatedCluster(CounterRule.PN, 3, seed, (a, b) -> a + b != 5);
    cluster.loss = 0.3;
    cluster.cut(2, 1);
    cluster.run(10 * SECOND);

    cluster.operate(3, 5, 0);
    boolean isHeard = cluster.runUntil(() -> total(cluster, 2) == 5, 120 * SECOND);

    assertThat(isHeard).as("seed %d", seed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aLinkThatLosesAllOneWayUnnoticedIsNoHindrance(long seed) {
    var cluster = new SimulatedCluster(CounterRule.PN, 2, seed);
    cluster.announcesUnreachablePeers = false;
    cluster.announcesOpenedLinks = false;
    cluster.cut(1, 2);
    cluster.cut(2, 1);
    cluster.operate(1, 1, 0);
    cluster.run(20 * SECOND);

    cluster.heal(1, 2);
    boolean isHeard = cluster.runUntil(cluster::isConverged, 120 * SECOND);

    assertThat(isHeard).as("seed %d", seed).isTrue();
  }

  @Test
  void aSilentPeerIsToldTheSameStateEverMoreRarely() {
    var cluster = isolated(4, 11);
    cluster.operate(1, 2, 0);
    cluster.operate(2, 1, 0);
    IntStream.rangeClosed(2, 4).forEach(other -> cluster.heal(1, other));
    cluster.run(60 * SECOND);

    cluster.resetCounts();
    cluster.run(300 * SECOND);

    // On three links nobody gets an answer in either direction: each is told every 20 s at most.
    assertThat(cluster.sent(MessageKind.STATE)).isLessThanOrEqualTo(2 * 3 * 300 / 20);
    assertThat(cluster.bytesSent / 300)
        .as("bytes a second, in a cluster of four with nothing to say")
        .isLessThan(1_000);
  }

  @Test
  void aPeerThatAnswersIsToldNothingUnasked() {
    var cluster = new SimulatedCluster(CounterRule.PN, 4, 12);
    cluster.run(SECOND);

    cluster.operate(1, 2, 0);
    cluster.run(60 * SECOND);

    assertThat(cluster.sent(MessageKind.STATE)).isZero();
  }

  /// Node 1 is cut off from all others, both ways, for so long that they gave each other up.
  private static SimulatedCluster isolated(int size, long seed) {
    var cluster = new SimulatedCluster(CounterRule.PN, size, seed);
    cluster.run(SECOND);
    cluster.split(1);
    cluster.run(10 * SECOND);
    return cluster;
  }

  private static long total(SimulatedCluster cluster, int node) {
    var state = (PnCounter) cluster.state(node);
    return state.value().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }
}
