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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  void aStepEndsWhenTheLinkItWaitsForIsCut() throws IOException {
    try (var cluster = start(2, 5 * SECOND)) {
      cluster.pause();
      cluster.operate("n1", 1).join();
      cluster.step();

      cluster.sever(Clusters.both("n1", "n2"), "Cut n1–n2");

      eventually().until(() -> cluster.clock().isStopped());
      assertThat(knowing(cluster, 1)).isEqualTo(1);
      assertThat(cluster.journal().latest().isPaused()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theJournalSaysPausedJustAsLongAsTheClockStands(Network network) throws IOException {
    try (var cluster = Clusters.start(3, network)) {
      for (var i = 0; i < 300; i++) {
        cluster.operate("n1", 1);
        cluster.step();
        cluster.resume();

        assertThat(cluster.clock().isStopped()).isFalse();
        assertThat(cluster.journal().latest().isPaused()).as("run %d", i).isFalse();
        cluster.pause();
        assertThat(cluster.journal().latest().isPaused()).as("run %d", i).isTrue();
      }

      var pauses =
          events(cluster, JournalEvent.class)
              .filter(
                  event ->
                      event instanceof JournalEvent.Paused || event instanceof JournalEvent.Resumed)
              .toList();
      for (var i = 1; i < pauses.size(); i++) {
        assertThat(pauses.get(i)).isNotEqualTo(pauses.get(i - 1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFrameIsDeliveredBetweenAPauseAndItsEnd(Network network) throws IOException {
    try (var cluster = Clusters.start(6, network)) {
      var isDone = new AtomicBoolean();
      var crowd =
          Thread.startVirtualThread(
              () -> {
                for (var i = 0; !isDone.get(); i++) {
                  cluster.operate("n" + (1 + i % 6), 1).join();
                }
              });
      for (var i = 0; i < 200; i++) {
        cluster.pause();
        cluster.operate("n1", 1).join();
        cluster.resume();
        cluster.operate("n2", 1).join();
      }
      isDone.set(true);
      Clusters.join(crowd);

      var isPaused = false;
      for (var entry : Clusters.entries(cluster)) {
        isPaused |= entry.event() instanceof JournalEvent.Paused;
        isPaused &= !(entry.event() instanceof JournalEvent.Resumed);
        assertThat(isPaused && entry.event() instanceof JournalEvent.FrameDelivered)
            .as("%s", entry)
            .isFalse();
      }
    }
  }

  @Test
  void operationsFiredTogetherAreAppliedBeforeAnyFrameIsDelivered() throws IOException {
    var nodes = 40;
    try (var cluster = Clusters.start(nodes, Network.MEMORY)) {
      for (var round = 0; round < 5; round++) {
        cluster.operate("n1", 1).join();
        var begin = cluster.journal().end();

        cluster
            .fireTogether(cluster.nodes().stream().collect(Collectors.toMap(node -> node, n -> 1L)))
            .join();

        var applied = 0;
        for (var entry : cluster.journal().read(begin, Integer.MAX_VALUE)) {
          if (entry.event() instanceof JournalEvent.OperationsApplied) {
            applied++;
          }
          assertThat(
                  applied > 0
                      && applied < nodes
                      && entry.event() instanceof JournalEvent.FrameDelivered)
              .as("round %d, %s", round, entry)
              .isFalse();
        }
        assertThat(applied).isEqualTo(nodes);
      }
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
