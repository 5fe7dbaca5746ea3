package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.awaitValue;
import static hearsay.cluster.Clusters.both;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static hearsay.cluster.Clusters.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.Verdict;
import hearsay.node.PeerState;
import hearsay.runtime.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterTest {
  @ParameterizedTest
  @EnumSource
  void everyNodeFollowsAClick(Network network) throws IOException {
    try (var cluster = Clusters.start(5, network)) {
      var outcome = cluster.operate("n1", 1).join();

      assertThat(outcome).isInstanceOf(Outcome.Acknowledged.class);
      awaitConverged(cluster, 1);
      assertThat(events(cluster, JournalEvent.OperationClicked.class))
          .containsExactly(new JournalEvent.OperationClicked("n1", 1, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoHalvesDifferUntilTheyAreHealed(Network network) throws IOException {
    try (var cluster = Clusters.start(5, network)) {
      cluster.partition(List.of(Set.of("n1", "n2")), "Cut into halves");
      cluster.operate("n1", 3);
      cluster.operate("n5", 4);

      eventually().until(() -> value(cluster, "n2") == 3 && value(cluster, "n3") == 4);
      eventually()
          .untilAsserted(
              () ->
                  assertThat(cluster.journal().latest().verdict())
                      .isInstanceOf(Verdict.CutOff.class));

      cluster.healAll();

      awaitConverged(cluster, 7);
    }
  }

  @Test
  void aSeveredLinkHasNoSocketWhenTheCommandReturns() throws IOException {
    try (var cluster = Clusters.start(3, Network.TCP)) {
      cluster.operate("n1", 1);
      cluster.operate("n2", 1);
      awaitConverged(cluster, 2);
      eventually().until(() -> cluster.openSockets(new Link("n1", "n2")) == 2);

      cluster.sever(both("n1", "n2"), "Cut n1–n2");

      assertThat(cluster.openSockets(new Link("n1", "n2"))).isZero();
      assertThat(cluster.openSockets(new Link("n2", "n1"))).isZero();
      cluster.operate("n1", 1);
      awaitConverged(cluster, 3);
      assertThat(cluster.openSockets(new Link("n1", "n2"))).isZero();
      assertThat(cluster.openSockets(new Link("n2", "n1"))).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aOneWayCutLetsTheOtherWayThrough(Network network) throws IOException {
    try (var cluster = Clusters.start(2, network)) {
      cluster.sever(Set.of(new Link("n1", "n2")), "Muted n1");

      cluster.operate("n2", 1);
      awaitConverged(cluster, 1);
      cluster.operate("n1", 1);
      cluster.operate("n2", 1);

      eventually().until(() -> value(cluster, "n1") == 3);
      assertThat(value(cluster, "n2")).isEqualTo(2);
      cluster.undo();
      awaitConverged(cluster, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestartedNodeIsANewIncarnationFilledByItsPeers(Network network) throws IOException {
    try (var cluster = Clusters.start(4, network)) {
      cluster.operate("n2", 5);
      awaitConverged(cluster, 5);
      var address = cluster.address("n2");

      cluster.crash("n2");
      assertThat(cluster.operate("n2", 1).join()).isInstanceOf(Outcome.Refused.class);
      cluster.operate("n1", 1);
      awaitValue(cluster, 6);
      cluster.restart("n2");
      cluster.operate("n2", 1);

      awaitConverged(cluster, 7);
      assertThat(cluster.address("n2")).isEqualTo(address);
      var actors =
          events(cluster, JournalEvent.NodeStarted.class)
              .filter(started -> started.node().equals("n2"))
              .map(JournalEvent.NodeStarted::actor);
      assertThat(actors).hasSize(2).doesNotHaveDuplicates();
    }
  }

  @Test
  void restartingARunningNodeAndCrashingACrashedOneChangeNothing() throws IOException {
    try (var cluster = Clusters.start(2, Network.MEMORY)) {
      cluster.restart("n1");
      cluster.crash("n2");
      cluster.crash("n2");

      assertThat(events(cluster, JournalEvent.NodeStarted.class)).hasSize(2);
      assertThat(events(cluster, JournalEvent.NodeCrashed.class)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nodesComeAndGoLive(Network network) throws IOException {
    try (var cluster = Clusters.start(3, network)) {
      cluster.operate("n1", 1);
      awaitConverged(cluster, 1);

      assertThat(cluster.addNode()).isEqualTo("n4");
      awaitConverged(cluster, 1);
      cluster.operate("n4", 1);
      awaitConverged(cluster, 2);
      cluster.removeNode("n1");
      assertThat(cluster.addNode()).isEqualTo("n5");
      cluster.operate("n5", 1);
      awaitConverged(cluster, 3);

      assertThat(cluster.nodes()).containsExactly("n2", "n3", "n4", "n5");
      assertThat(cluster.journal().latest().nodes()).containsOnlyKeys("n2", "n3", "n4", "n5");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTopologyRewiresLiveAndKeepsCutsOnLinksThatStay(Network network) throws IOException {
    try (var cluster = Clusters.start(5, network)) {
      cluster.sever(both("n1", "n2"), "Cut n1–n2");
      cluster.sever(both("n1", "n3"), "Cut n1–n3");

      cluster.setTopology(Topology.LINE);

      assertThat(cluster.links()).isEqualTo(Topology.LINE.links(cluster.nodes(), 1));
      assertThat(cluster.faults(new Link("n1", "n2"))).isEqualTo(LinkFaults.SEVERED);
      eventually().until(() -> cluster.openSockets(new Link("n1", "n5")) == 0);
      cluster.operate("n5", 1);
      eventually().until(() -> value(cluster, "n2") == 1);
      assertThat(value(cluster, "n1")).isZero();
      cluster.setTopology(Topology.MESH);
      assertThat(cluster.faults(new Link("n1", "n3"))).isEqualTo(LinkFaults.NONE);
      awaitConverged(cluster, 1);
    }
  }

  @Test
  void aNodeHearsOnlyItsNeighboursInTheTopology() throws IOException {
    var ring = new ClusterSettings(6, CounterRule.PN, Topology.RING, 0, 1, Network.TCP);
    try (var cluster = Cluster.start(ring)) {
      cluster.operate("n1", 1);
      awaitConverged(cluster, 1);

      assertThat(events(cluster, JournalEvent.FrameSent.class).map(JournalEvent.FrameSent::link))
          .isSubsetOf(cluster.links());
    }
  }

  @Test
  void stepsOfLinkFaultsAreTakenBackAndDoneAgain() throws IOException {
    try (var cluster = Clusters.start(3, Network.MEMORY)) {
      cluster.sever(both("n1", "n2"), "Cut n1–n2");
      cluster.sever(both("n1", "n3"), "Cut n1–n3");

      assertThat(cluster.undo()).contains("Cut n1–n3");
      assertThat(cluster.faults(new Link("n1", "n3"))).isEqualTo(LinkFaults.NONE);
      assertThat(cluster.undoable()).contains("Cut n1–n2");
      assertThat(cluster.redoable()).contains("Cut n1–n3");
      assertThat(cluster.redo()).contains("Cut n1–n3");
      assertThat(cluster.faults(new Link("n1", "n3"))).isEqualTo(LinkFaults.SEVERED);
      assertThat(cluster.redo()).isEmpty();
    }
  }

  @Test
  void twoOperationsFiredTogetherUnderPart0LoseOne() throws IOException {
    var part0 = new ClusterSettings(3, CounterRule.PART0, Topology.MESH, 0, 1, Network.TCP);
    try (var cluster = Cluster.start(part0)) {
      var outcomes = cluster.fireTogether(Map.of("n1", 1L, "n2", 1L)).join();

      assertThat(outcomes.values()).hasSize(2).hasOnlyElementsOfType(Outcome.Acknowledged.class);
      awaitValue(cluster, 1);
      eventually()
          .untilAsserted(
              () ->
                  assertThat(cluster.journal().latest().verdict())
                      .isInstanceOf(Verdict.AgreeButWrong.class));
      assertThat(
              events(cluster, JournalEvent.OperationClicked.class)
                  .map(JournalEvent.OperationClicked::batch)
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void operationsFiredTogetherUnderPnAreAllKept() throws IOException {
    try (var cluster = Clusters.start(3, Network.TCP)) {
      cluster.fireTogether(Map.of("n1", 1L, "n2", 1L, "n3", -1L)).join();

      awaitConverged(cluster, 1);
      assertThat(cluster.clock().isPaused()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void halvesThatGaveEachOtherUpMeetAgainAfterAHeal(Network network) throws IOException {
    try (var cluster = Clusters.start(4, network)) {
      var halves = Partitions.halves(cluster.nodes(), cluster.links());
      cluster.sever(halves.links(), halves.caption());
      cluster.operate("n1", 1);
      cluster.operate("n4", 1);
      eventually()
          .untilAsserted(
              () ->
                  assertThat(halves.links())
                      .allSatisfy(
                          link -> assertThat(peer(cluster, link)).isEqualTo(PeerState.GONE)));

      cluster.healAll();

      awaitConverged(cluster, 2);
    }
  }

  private static PeerState peer(Cluster cluster, Link link) {
    var node = cluster.journal().latest().node(link.from()).orElseThrow();
    return node.peers().getOrDefault(link.to(), PeerState.ACTIVE);
  }

  @Test
  void hostileBytesAtANodesPortAreNamedAndTheGraphGoesOn() throws IOException {
    try (var cluster = Clusters.start(3, Network.TCP)) {
      var port = cluster.address("n2").port();
      int from;
      try (var socket = new Socket("127.0.0.1", port)) {
        from = socket.getLocalPort();
        socket.getOutputStream().write(new byte[] {5, 'h', 'e', 'l', 'l', 'o', 99, 1, 2, 3});
        socket.getOutputStream().flush();
        eventually().until(() -> events(cluster, JournalEvent.BytesRejected.class).count() == 1);
      }

      var rejected = events(cluster, JournalEvent.BytesRejected.class).findFirst().orElseThrow();
      assertThat(rejected.node()).isEqualTo("n2");
      assertThat(rejected.remote()).contains("127.0.0.1").contains(Integer.toString(from));
      cluster.operate("n2", 1);
      awaitConverged(cluster, 1);
    }
  }

  @Test
  void aCommandThatNamesNothingSaysSo() throws IOException {
    try (var cluster = Clusters.start(2, Network.MEMORY)) {
      assertThatThrownBy(() -> cluster.operate("n9", 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no node 'n9'");
      assertThatThrownBy(() -> cluster.sever(Set.of(new Link("n1", "n7")), "Cut"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no link from 'n1' to 'n7'");
      assertThatThrownBy(() -> cluster.operate("n1", 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void closingTwiceIsHarmlessAndEndsEverySocket() throws IOException {
    var cluster = Clusters.start(10, Network.TCP);
    cluster.operate("n1", 1);
    awaitConverged(cluster, 1);

    cluster.close();
    cluster.close();

    for (var link : cluster.links()) {
      assertThat(cluster.openSockets(link)).isZero();
    }
  }
}
