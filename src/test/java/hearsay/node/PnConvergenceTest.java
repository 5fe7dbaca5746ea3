package hearsay.node;

import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole clusters under the PN rule: whatever happens, they end at the acknowledged total.
class PnConvergenceTest {
  private static final long SECOND = 1_000 * MILLIS;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappenedAHealedClusterEndsAtTheAcknowledgedTotal(long seed) {
    var random = new Random(seed);
    var cluster = new SimulatedCluster(CounterRule.PN, 2 + random.nextInt(9), seed);
    cluster.announcesOpenedLinks = random.nextBoolean();
    cluster.announcesUnreachablePeers = random.nextBoolean();
    cluster.loss = random.nextInt(4) * 0.15;
    cluster.duplication = random.nextInt(3) * 0.2;
    cluster.maxLatencyNanos = (1 + random.nextInt(300)) * MILLIS;

    for (int i = 0; i < 300; i++) {
      disturb(cluster, random);
      cluster.run(random.nextInt(50) * MILLIS);
    }
    cluster.loss = 0;
    cluster.duplication = 0;
    cluster.healAll();
    boolean isConverged = cluster.runUntil(cluster::isConverged, 300 * SECOND);

    assertThat(isConverged).as("seed %d converges", seed).isTrue();
    var state = (PnCounter) cluster.state(1);
    cluster
        .acknowledged()
        .forEach(
            (actor, tally) -> assertThat(state.tally(actor)).as("seed %d", seed).isEqualTo(tally));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void crashesLoseOnlyWhatNoSurvivorHadHeard(long seed) {
    var random = new Random(seed);
    var cluster = new SimulatedCluster(CounterRule.PN, 3 + random.nextInt(6), seed);

    for (int i = 0; i < 200; i++) {
      int node = 1 + random.nextInt(cluster.size());
      if (!cluster.isAlive(node)) {
        cluster.start(node);
      } else if (random.nextInt(10) == 0 && node > 2) {
        cluster.crash(node);
      } else {
        cluster.operate(node, 1, random.nextInt(2));
      }
      cluster.run(random.nextInt(20) * MILLIS);
    }
    var held = heldBySurvivors(cluster);
    boolean isConverged = cluster.runUntil(cluster::isConverged, 300 * SECOND);

    assertThat(isConverged).as("seed %d converges", seed).isTrue();
    var state = (PnCounter) cluster.state(1);
    assertThat(state.covers(held)).as("seed %d: %s holds %s", seed, state, held).isTrue();
    for (int i = 1; i <= cluster.size(); i++) {
      if (cluster.isAlive(i)) {
        assertThat(state.tally(cluster.actor(i)))
            .as("seed %d: a living actor loses nothing", seed)
            .isEqualTo(cluster.acknowledged().getOrDefault(cluster.actor(i), Tally.ZERO));
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameTrace() {
    assertThat(traceOf(42)).isEqualTo(traceOf(42)).isNotEqualTo(traceOf(43));
  }

  private static List<String> traceOf(long seed) {
    var random = new Random(seed);
    var cluster = new SimulatedCluster(CounterRule.PN, 6, seed);
    cluster.isTracing = true;
    cluster.loss = 0.1;
    for (int i = 0; i < 100; i++) {
      disturb(cluster, random);
      cluster.run(20 * MILLIS);
    }
    return cluster.trace;
  }

  private static void disturb(SimulatedCluster cluster, Random random) {
    int node = 1 + random.nextInt(cluster.size());
    int other = 1 + (node + random.nextInt(cluster.size() - 1)) % cluster.size();
    switch (random.nextInt(6)) {
      case 0 -> cluster.cut(node, other);
      case 1 -> {
        cluster.cut(node, other);
        cluster.cut(other, node);
      }
      case 2 -> cluster.heal(node, other);
      default -> cluster.operate(node, random.nextInt(3), random.nextInt(3));
    }
  }

  private static PnCounter heldBySurvivors(SimulatedCluster cluster) {
    return IntStream.rangeClosed(1, cluster.size())
        .filter(cluster::isAlive)
        .mapToObj(i -> (PnCounter) cluster.state(i))
        .reduce(PnCounter.empty(), PnCounter::merge);
  }
}
