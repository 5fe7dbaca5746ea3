package hearsay.cluster;

import static hearsay.cluster.Clusters.SECOND;
import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static hearsay.cluster.Clusters.value;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.journal.JournalEvent;
import hearsay.node.Reception;
import hearsay.protocol.MessageKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTimeTest {
  private static Cluster start(int nodes, long hopNanos) throws IOException {
    return Cluster.start(
        new ClusterSettings(nodes, CounterRule.PN, Topology.MESH, hopNanos, 1, Network.TCP));
  }

  private static long knowing(Cluster cluster, long value) {
    return cluster.nodes().stream().filter(node -> value(cluster, node) == value).count();
  }

  private static long taught(Cluster cluster) {
    return events(cluster, JournalEvent.FrameDelivered.class)
        .filter(delivered -> delivered.reception() == Reception.TAUGHT)
        .count();
  }

  private static long delivered(Cluster cluster) {
    return events(cluster, JournalEvent.FrameDelivered.class).count();
  }

  private static long held(Cluster cluster) {
    return events(cluster, JournalEvent.FrameHeld.class).count();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20_000_000})
  void aPauseFreezesDeliveriesButNotTheButtons(long hopNanos) throws IOException {
    try (var cluster = start(3, hopNanos)) {
      cluster.pause();
      var before = held(cluster);

      cluster.operate("n1", 1).join();
      eventually().until(() -> held(cluster) >= before + 2);

      assertThat(value(cluster, "n1")).isEqualTo(1);
      assertThat(knowing(cluster, 0)).isEqualTo(2);
      assertThat(cluster.journal().latest().isPaused()).isTrue();
      cluster.resume();
      awaitConverged(cluster, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20_000_000})
  void aStepTeachesOneNodeAndPauses(long hopNanos) throws IOException {
    try (var cluster = start(4, hopNanos)) {
      cluster.pause();
      cluster.operate("n1", 1).join();

      for (var know = 2; know <= 4; know++) {
        cluster.step();
        eventually().until(() -> cluster.clock().isStopped());

        assertThat(knowing(cluster, 1)).isEqualTo(know);
        assertThat(taught(cluster)).isEqualTo(know - 1);
        assertThat(cluster.journal().latest().isPaused()).isTrue();
      }
    }
  }

  @Test
  void aStepWithNothingToLearnJustPauses() throws IOException {
    try (var cluster = start(3, 0)) {
      cluster.step();

      assertThat(cluster.clock().isStopped()).isTrue();
    }
  }

  @Test
  void aFrameStepDeliversOneFrame() throws IOException {
    try (var cluster = start(3, 0)) {
      cluster.operate("n1", 1);
      awaitConverged(cluster, 1);
      cluster.pause();
      cluster.operate("n1", 1).join();
      var before = cluster.journal().latest().flights().size();
      eventually()
          .until(
              () ->
                  events(cluster, JournalEvent.FrameHeld.class)
                      .anyMatch(frame -> frame.kind() == MessageKind.DELTA));
      var delivered = delivered(cluster);

      cluster.stepFrame();

      eventually().until(() -> delivered(cluster) == delivered + 1);
      assertThat(before).isPositive();
      assertThat(cluster.clock().isStopped()).isTrue();
    }
  }

  @Test
  void aChangeOfPaceRescalesFlightsUnderWay() throws IOException {
    try (var cluster = start(3, 5 * SECOND)) {
      cluster.operate("n1", 1);
      eventually().until(() -> held(cluster) >= 2);
      assertThat(knowing(cluster, 1)).isEqualTo(1);

      cluster.setHopNanos(40_000_000);

      awaitConverged(cluster, 1);
      assertThat(cluster.journal().latest().hopNanos()).isEqualTo(40_000_000);
      assertThat(cluster.clock().rate()).isEqualTo(1);
    }
  }

  @Test
  void aHopTakesFortyMillisecondsOfClusterTimeAtASlowPace() throws IOException {
    try (var cluster = start(2, 200_000_000)) {
      cluster.operate("n1", 1);
      awaitConverged(cluster, 1);

      var way =
          Clusters.entries(cluster).stream()
              .filter(entry -> entry.event() instanceof JournalEvent.FrameHeld)
              .mapToLong(
                  entry -> ((JournalEvent.FrameHeld) entry.event()).dueNanos() - entry.atNanos())
              .max();
      assertThat(way.orElseThrow()).isBetween(30_000_000L, 40_000_000L);
    }
  }
}
