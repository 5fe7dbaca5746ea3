package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.Verdict;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/// Clusters and questions about them, for tests.
final class Clusters {
  static final long SECOND = 1_000_000_000L;

  private Clusters() {}

  static ClusterSettings settings(int nodes, Network network) {
    return new ClusterSettings(nodes, CounterRule.PN, Topology.MESH, 0, 1, network);
  }

  static Cluster start(int nodes, Network network) throws IOException {
    return Cluster.start(settings(nodes, network));
  }

  /// Long enough for any machine that runs at all.
  static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5));
  }

  static void awaitValue(Cluster cluster, long value) {
    eventually()
        .untilAsserted(
            () ->
                assertThat(running(cluster))
                    .allSatisfy(node -> assertThat(value(cluster, node)).isEqualTo(value)));
  }

  static void awaitConverged(Cluster cluster, long value) {
    awaitValue(cluster, value);
    eventually()
        .untilAsserted(
            () ->
                assertThat(cluster.journal().latest().verdict())
                    .isEqualTo(
                        new Verdict.Converged(running(cluster).size(), BigInteger.valueOf(value))));
  }

  static List<String> running(Cluster cluster) {
    return cluster.nodes().stream().filter(cluster::isRunning).toList();
  }

  static void join(Thread thread) {
    eventually().until(() -> !thread.isAlive());
  }

  static long value(Cluster cluster, String node) {
    return cluster.state(node).value().longValueExact();
  }

  static Set<Link> both(String one, String other) {
    return Set.of(new Link(one, other), new Link(other, one));
  }

  /// Whether these links lead from each of these nodes to each other without leaving them.
  static boolean areConnected(List<String> nodes, Set<Link> links) {
    var reached = new HashSet<>(nodes.subList(0, 1));
    var isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (var link : links) {
        isGrowing |=
            reached.contains(link.from()) && nodes.contains(link.to()) && reached.add(link.to());
      }
    }
    return reached.size() == nodes.size();
  }

  static List<JournalEntry> entries(Cluster cluster) {
    return cluster.journal().read(cluster.journal().begin(), Integer.MAX_VALUE);
  }

  static <E extends JournalEvent> Stream<E> events(Cluster cluster, Class<E> kind) {
    return entries(cluster).stream()
        .map(JournalEntry::event)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /// Frames whose fate is open, going by the journal; fails if one met two.
  static Set<Object> openFlights(Cluster cluster) {
    var open = new HashSet<Object>();
    for (var entry : entries(cluster)) {
      switch (entry.event()) {
        case JournalEvent.FrameSent sent -> assertThat(open.add(sent.frame())).isTrue();
        case JournalEvent.FrameHeld held -> {
          if (held.frame().copy() > 0) {
            // A copy of a frame that was lost on purpose is told to be sent, then held.
            open.add(held.frame());
          }
        }
        case JournalEvent.FrameDelivered delivered ->
            assertThat(open.remove(delivered.frame())).as("%s", entry).isTrue();
        case JournalEvent.FrameLost lost ->
            assertThat(open.remove(lost.frame())).as("%s", entry).isTrue();
        default -> {}
      }
    }
    return open;
  }
}
