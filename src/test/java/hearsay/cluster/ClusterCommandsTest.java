package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Commands at moments when nobody expects them.
class ClusterCommandsTest {
  @ParameterizedTest
  @EnumSource
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatDependsOnAnAnswerMayGiveCommands(Network network) throws IOException {
    var clicks = 3_000;
    try (var cluster = Clusters.start(4, network)) {
      var halves = Partitions.halves(cluster.nodes(), cluster.links());
      var cutter =
          Thread.startVirtualThread(
              () -> {
                for (var i = 0; i < 300; i++) {
                  cluster.sever(halves.links(), halves.caption());
                  cluster.heal(halves.links(), "Healed");
                }
              });
      var answers = new ArrayList<CompletableFuture<Void>>();
      for (var i = 0; i < clicks; i++) {
        answers.add(cluster.operate("n" + (1 + i % 4), 1).thenRun(cluster::undoable));
      }

      CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)).join();

      Clusters.join(cutter);
      awaitConverged(cluster, clicks);
    }
  }

  @Test
  void aClosedClusterStartsNoNode() throws IOException {
    var cluster = Clusters.start(2, Network.TCP);
    cluster.close();

    assertThatThrownBy(cluster::addNode)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the cluster is closed");
    assertThatThrownBy(() -> cluster.restart("n1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the cluster is closed");
  }

  @Test
  void nodesThatListenAndNeverStartedEndWithTheOthers() throws IOException {
    var settings = new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, Network.TCP);
    try (var clock = new ClusterClock(new Pace(0))) {
      var journal = new Journal(clock::nowNanos);
      var members = new Members(settings, clock, journal, new FrameMatcher(journal));
      var prepared = members.prepare(3);

      members.closeAll();

      assertThat(prepared.values())
          .hasSize(3)
          .allSatisfy(
              node ->
                  assertThatThrownBy(() -> new Socket("127.0.0.1", node.address().port()).close())
                      .isInstanceOf(ConnectException.class));
    }
  }

  @Test
  void theEndsOfANewLinkMeetWithoutWaitingForARound() throws IOException {
    var line = new ClusterSettings(3, CounterRule.PN, Topology.LINE, 0, 1, Network.MEMORY);
    try (var cluster = Cluster.start(line)) {
      cluster.pause();

      cluster.setTopology(Topology.MESH);

      eventually().until(() -> hasSent(cluster, new Link("n1", "n3")));
      eventually().until(() -> hasSent(cluster, new Link("n3", "n1")));
    }
  }

  @Test
  void aRestartedNodeAndItsPeersMeetWithoutWaitingForARound() throws IOException {
    try (var cluster = Clusters.start(2, Network.MEMORY)) {
      cluster.operate("n1", 1).join();
      awaitConverged(cluster, 1);
      cluster.crash("n2");
      cluster.pause();
      var before = cluster.journal().end();

      cluster.restart("n2");

      eventually().until(() -> hasSentSince(cluster, before, new Link("n1", "n2")));
      eventually().until(() -> hasSentSince(cluster, before, new Link("n2", "n1")));
    }
  }

  private static boolean hasSent(Cluster cluster, Link link) {
    return events(cluster, JournalEvent.FrameSent.class).anyMatch(sent -> sent.link().equals(link));
  }

  private static boolean hasSentSince(Cluster cluster, long position, Link link) {
    return cluster.journal().read(position, Integer.MAX_VALUE).stream()
        .anyMatch(
            entry ->
                entry.event() instanceof JournalEvent.FrameSent sent && sent.link().equals(link));
  }
}
