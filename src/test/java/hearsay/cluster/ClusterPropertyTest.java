package hearsay.cluster;

import static hearsay.cluster.Clusters.eventually;
import static hearsay.cluster.Clusters.openFlights;
import static hearsay.cluster.Clusters.running;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever happens to a cluster: once all links are healed, every running node ends at exactly the
/// acknowledged total, less only what no survivor had heard when its node crashed, and the verdict
/// lists that by name.
class ClusterPropertyTest {
  private static final int ACTIONS = 120;

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "MEMORY, 1", "MEMORY, 2", "MEMORY, 3", "MEMORY, 4", "MEMORY, 5", "MEMORY, 6", "MEMORY, 7",
    "TCP, 11", "TCP, 12", "TCP, 13", "TCP, 14", "TCP, 15", "TCP, 16", "TCP, 17"
  })
  void healedClustersAgreeOnAllThatWasAcknowledgedAndHeard(Network network, long seed)
      throws IOException {
    var random = new SplittableRandom(seed);
    var topologies = Topology.values();
    var settings =
        new ClusterSettings(
            3 + random.nextInt(5),
            CounterRule.PN,
            topologies[random.nextInt(topologies.length)],
            random.nextInt(2) * 3_000_000L,
            seed,
            network);
    var cluster = Cluster.start(settings);
    try (cluster) {
      var chaos = new Chaos(cluster, random);
      for (var i = 0; i < ACTIONS; i++) {
        chaos.act();
      }

      cluster.healAll();

      eventually()
          .untilAsserted(
              () -> {
                chaos.assertAllAgree();
                assertThat(cluster.journal().latest().verdict()).isEqualTo(chaos.expectedVerdict());
              });
      chaos.assertExact();
      assertThat(running(cluster)).isNotEmpty();
    }
    eventually().untilAsserted(() -> assertThat(openFlights(cluster)).isEmpty());
  }

  /// However many crash and whenever, all of them at once too: with logs, healed and restarted,
  /// they hold all that was acknowledged.
  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"MEMORY, 31", "MEMORY, 32", "MEMORY, 33", "TCP, 34", "TCP, 35", "TCP, 36"})
  void withLogsNothingAcknowledgedIsEverLost(Network network, long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var topologies = Topology.values();
    var settings =
        new ClusterSettings(
                3 + random.nextInt(4),
                CounterRule.PN,
                topologies[random.nextInt(topologies.length)],
                random.nextInt(2) * 3_000_000L,
                seed,
                network)
            .withLog(true);
    var cluster = Cluster.start(settings);
    try (cluster) {
      var chaos = new Chaos(cluster, random);
      for (var i = 0; i < ACTIONS; i++) {
        chaos.act();
        if (random.nextInt(30) == 0) {
          chaos.crashAll();
          chaos.restartAll();
        }
      }

      chaos.crashAll();
      chaos.restartAll();
      cluster.healAll();

      eventually()
          .untilAsserted(
              () -> {
                chaos.assertNothingLost();
                assertThat(cluster.journal().latest().verdict())
                    .isEqualTo(
                        new Verdict.Converged(cluster.nodes().size(), cluster.state("n1").value()));
              });
    }
    eventually().untilAsserted(() -> assertThat(openFlights(cluster)).isEmpty());
  }

  /// Part 0 promises less, but frames and verdicts must still be kept in order.
  @ParameterizedTest(name = "{0}, seed {1}, log {2}")
  @CsvSource({
    "MEMORY, 21, false", "MEMORY, 22, false", "TCP, 23, false", "TCP, 24, false",
    "MEMORY, 25, true", "MEMORY, 26, true", "TCP, 27, true", "TCP, 28, true"
  })
  void underPart0HealedClustersAgreeOrAreSeenToBeStuck(Network network, long seed, boolean isLogged)
      throws IOException {
    var random = new SplittableRandom(seed);
    var settings =
        new ClusterSettings(4, CounterRule.PART0, Topology.MESH, 0, seed, network)
            .withLog(isLogged);
    var cluster = Cluster.start(settings);
    try (cluster) {
      var chaos = new Chaos(cluster, random);
      for (var i = 0; i < ACTIONS; i++) {
        chaos.act();
      }

      cluster.healAll();

      eventually().until(() -> isSettledAsStatesSay(cluster));
    }
    eventually().untilAsserted(() -> assertThat(openFlights(cluster)).isEmpty());
  }

  /// Judges the states anew, by hand: all equal and the sum right, all equal, or the same version
  /// with different counters.
  private static boolean isSettledAsStatesSay(Cluster cluster) {
    var now = cluster.journal().latest();
    var states = now.running().stream().map(NodeSnapshot::state).distinct().toList();
    var versions = states.stream().map(CounterState::version).distinct().toList();
    var said = states.getFirst().value();
    var acknowledged = now.operations().value();
    boolean isWrong = !said.equals(acknowledged);
    return switch (now.verdict()) {
      case Verdict.Converged(int nodes, var value) ->
          states.size() == 1 && !isWrong && value.equals(said) && nodes == now.running().size();
      case Verdict.AgreeButWrong(var claimed, var all, var lost) ->
          states.size() == 1
              && claimed.equals(said)
              && all.equals(acknowledged)
              && (isWrong || !lost.isEmpty());
      case Verdict.Stuck(var version, var counters) ->
          versions.equals(List.of(version))
              && counters.size() == states.size()
              && counters.size() > 1;
      case Verdict.HeldOnlyByCrashed held ->
          states.size() == 1 && !now.crashed().isEmpty() && held.lost().isEmpty();
      case Verdict.Spreading _,
          Verdict.CutOff _,
          Verdict.AgreeWithForeign _,
          Verdict.LostToAmnesia _,
          Verdict.LostWithCrash _,
          Verdict.NobodyRuns _ ->
          false;
    };
  }
}
