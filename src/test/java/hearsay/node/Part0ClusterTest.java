package hearsay.node;

import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.VersionedCounter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole clusters under the Part 0 rule, with what it does wrong.
class Part0ClusterTest {
  private static final long SECOND = 1_000 * MILLIS;

  @Test
  void operationsOneAfterTheOtherAreAllCounted() {
    var cluster = new SimulatedCluster(CounterRule.PART0, 5, 1);

    for (int i = 0; i < 10; i++) {
      cluster.operate(1 + i % 5, 1, 0);
      cluster.run(10 * MILLIS);
    }

    assertThat(cluster.isConverged()).isTrue();
    assertThat(cluster.state(1)).isEqualTo(new VersionedCounter(10, 10));
  }

  @Test
  void ofTwoConcurrentIncrementsOneIsLost() {
    var cluster = new SimulatedCluster(CounterRule.PART0, 5, 2);

    cluster.operate(1, 1, 0);
    cluster.operate(2, 1, 0);
    cluster.run(60 * SECOND);

    assertThat(cluster.isConverged()).isTrue();
    assertThat(cluster.state(5)).isEqualTo(new VersionedCounter(1, 1));
  }

  @Test
  void aConcurrentIncrementAndDecrementLeaveOneVersionWithTwoCountersForGood() {
    var cluster = new SimulatedCluster(CounterRule.PART0, 2, 3);
    cluster.operate(1, 1, 0);
    cluster.run(SECOND);

    cluster.operate(1, 1, 0);
    cluster.operate(2, 0, 1);
    cluster.run(60 * SECOND);

    assertThat(cluster.state(1)).isEqualTo(new VersionedCounter(2, 2));
    assertThat(cluster.state(2)).isEqualTo(new VersionedCounter(2, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void afterAHealAllNodesReachTheHighestVersion(long seed) {
    var random = new Random(seed);
    var cluster = new SimulatedCluster(CounterRule.PART0, 6, seed);
    cluster.loss = 0.2;
    cluster.announcesOpenedLinks = random.nextBoolean();

    for (int i = 0; i < 100; i++) {
      int node = 1 + random.nextInt(6);
      int other = 1 + (node + random.nextInt(5)) % 6;
      switch (random.nextInt(4)) {
        case 0 -> cluster.cut(node, other);
        case 1 -> cluster.heal(node, other);
        default -> cluster.operate(node, 1, 0);
      }
      cluster.run(random.nextInt(50) * MILLIS);
    }
    cluster.loss = 0;
    cluster.healAll();
    boolean isOneVersion =
        cluster.runUntil(
            () -> {
              for (int i = 2; i <= 6; i++) {
                if (!cluster.state(i).version().equals(cluster.state(1).version())) {
                  return false;
                }
              }
              return true;
            },
            300 * SECOND);

    assertThat(isOneVersion).as("seed %d", seed).isTrue();
  }
}
