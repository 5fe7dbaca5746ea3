package hearsay.node;

import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole clusters of nodes with logs, killed at random moments. That nobody ever holds more of an
/// actor than its own disk does is checked after every step, by [SimulatedCluster].
class DurableClusterTest {
  private static final long SECOND = 1_000 * MILLIS;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatWasAcknowledgedSurvivesAndNothingElseButWhatIsInDoubt(long seed) {
    var random = new Random(seed);
    var cluster = SimulatedCluster.logged(1 + random.nextInt(6), seed);
    cluster.loss = random.nextInt(3) * 0.15;
    cluster.maxLatencyNanos = (1 + random.nextInt(20)) * MILLIS;
    cluster.diskTrouble = random.nextInt(3) * 0.1;

    for (int i = 0; i < 500; i++) {
      int node = 1 + random.nextInt(cluster.size());
      if (!cluster.isAlive(node)) {
        cluster.start(node);
      } else if (random.nextInt(8) == 0) {
        cluster.crash(node);
      } else {
        cluster.operate(node, 1 + random.nextInt(3), random.nextInt(2));
      }
      cluster.run(random.nextInt(40) * MILLIS);
    }
    for (int node = 1; node <= cluster.size(); node++) {
      if (cluster.isAlive(node)) {
        cluster.crash(node);
      }
    }
    for (int node = 1; node <= cluster.size(); node++) {
      cluster.start(node);
    }
    cluster.loss = 0;
    boolean isConverged = cluster.runUntil(cluster::isConverged, 300 * SECOND);

    assertThat(isConverged).as("seed %d converges", seed).isTrue();
    assertThat(cluster.acknowledged()).as("seed %d", seed).isNotEmpty();
    checkTotals(cluster, "seed " + seed);
  }

  private static void checkTotals(SimulatedCluster cluster, String seed) {
    var state = (PnCounter) cluster.state(1);
    var actors = new HashSet<>(cluster.acknowledged().keySet());
    state.forEach((actor, _) -> actors.add(actor));
    for (var actor : actors) {
      var least = of(cluster.acknowledged(), actor);
      var doubt = of(cluster.inDoubt(), actor);
      var most =
          new Tally(
              least.increments() + doubt.increments(), least.decrements() + doubt.decrements());
      assertThat(state.tally(actor).covers(least))
          .as("%s: of %s at least %s survives: %s", seed, actor, least, state)
          .isTrue();
      assertThat(most.covers(state.tally(actor)))
          .as("%s: of %s at most %s appears: %s", seed, actor, most, state)
          .isTrue();
    }
  }

  private static Tally of(Map<ActorId, Tally> tallies, ActorId actor) {
    return tallies.getOrDefault(actor, Tally.ZERO);
  }
}
