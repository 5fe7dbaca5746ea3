package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.discovery.DiscoveryServer;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.DiscoverySnapshot;
import hearsay.journal.JournalEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes register, and gossip depends on none of it.
class ClusterDiscoveryTest {
  private Cluster cluster;

  private void start(int nodes, DiscoveryChoice choice) throws IOException {
    cluster = Cluster.start(Clusters.settings(nodes, Network.TCP).withDiscovery(choice));
    eventually().until(() -> now().environment().discovery() != null);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private ClusterSnapshot now() {
    return cluster.journal().latest();
  }

  private DiscoverySnapshot discovery() {
    return Objects.requireNonNull(now().environment().discovery());
  }

  private void awaitRegistered(int nodes) {
    eventually().until(() -> discovery().registered() == nodes);
  }

  private URI url() {
    return URI.create(discovery().url());
  }

  @Test
  void everyNodeRegistersAndAsksForPeers() throws IOException {
    start(3, new DiscoveryChoice.Embedded(0));

    awaitRegistered(3);

    assertThat(discovery().isEmbedded()).isTrue();
    assertThat(discovery().isRunning()).isTrue();
    assertThat(discovery().note()).isEmpty();
    eventually()
        .untilAsserted(
            () ->
                assertThat(events(cluster, JournalEvent.DiscoveryContacted.class))
                    .filteredOn(contact -> contact.errand() == JournalEvent.Errand.PEERS)
                    .extracting(JournalEvent.DiscoveryContacted::node)
                    .contains("n1", "n2", "n3"));
    assertThat(now().nodes()).hasSize(3);
  }

  @Test
  void aTakenPortIsAvoidedAndTold() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      start(2, new DiscoveryChoice.Embedded(port));

      awaitRegistered(2);
      assertThat(url().getPort()).isNotEqualTo(port);
      assertThat(discovery().note())
          .isEqualTo(
              "127.0.0.1:%d is taken; listening on 127.0.0.1:%d".formatted(port, url().getPort()));
    }
  }

  @Test
  void gossipGoesOnWhileTheServerIsDownAndHeartbeatsFillItAgain() throws IOException {
    start(3, new DiscoveryChoice.Embedded(0));
    awaitRegistered(3);
    int port = url().getPort();

    cluster.stopDiscovery();

    assertThat(discovery().isRunning()).isFalse();
    assertThat(discovery().registered()).isZero();
    cluster.operate("n1", 1);
    awaitConverged(cluster, 1);
    cluster.stopDiscovery();
    assertThat(events(cluster, JournalEvent.DiscoveryStopped.class)).hasSize(1);

    cluster.startDiscovery();

    awaitRegistered(3);
    assertThat(url().getPort()).isEqualTo(port);
    cluster.startDiscovery();
    assertThat(events(cluster, JournalEvent.DiscoveryStarted.class)).hasSize(2);
  }

  @Test
  void aClusterThatMakesWayIsNoStrangerToItsSuccessor() throws IOException {
    start(2, new DiscoveryChoice.Embedded(0));
    awaitRegistered(2);
    var usual = new DiscoveryChoice.Embedded(url().getPort());

    cluster.retireFromDiscovery();

    try (var former = cluster) {
      start(3, usual);
      awaitRegistered(3);
      // By the third heartbeat any node of the former cluster would have registered again.
      eventually()
          .until(
              () ->
                  events(cluster, JournalEvent.DiscoveryContacted.class)
                          .filter(contact -> contact.node().equals("n1"))
                          .filter(contact -> contact.errand() == JournalEvent.Errand.HEARTBEAT)
                          .count()
                      >= 3);
      assertThat(discovery().note()).isEmpty();
      assertThat(now().nodes()).hasSize(3);
      assertThatIOException().isThrownBy(former::returnToDiscovery);
    }
  }

  @Test
  void aClusterWithoutASuccessorRegistersAgain() throws IOException {
    start(2, new DiscoveryChoice.Embedded(0));
    awaitRegistered(2);

    cluster.retireFromDiscovery();
    assertThat(discovery().registered()).isZero();
    cluster.returnToDiscovery();

    awaitRegistered(2);
  }

  @Test
  void aPortTakenMeanwhileIsAnErrorForPeople() throws IOException {
    start(1, new DiscoveryChoice.Embedded(0));
    int port = url().getPort();
    cluster.stopDiscovery();

    try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatIOException()
          .isThrownBy(cluster::startDiscovery)
          .withMessageContaining(String.valueOf(taken.getLocalPort()));
    }
    assertThat(discovery().isRunning()).isFalse();
  }

  @Test
  void aCrashedNodeLapsesAndARemovedOneLeaves() throws IOException {
    try (var server = elsewhere()) {
      start(3, new DiscoveryChoice.External(server.url()));
      awaitRegistered(3);

      cluster.crash("n2");
      cluster.removeNode("n3");

      assertThat(discovery().registered()).isEqualTo(1);
      assertThat(discovery().contacts().get("n2").detail()).isEqualTo("crashed: lapses");
      assertThat(discovery().contacts()).doesNotContainKey("n3");
      eventually()
          .until(
              () ->
                  events(cluster, JournalEvent.DiscoveryContacted.class)
                      .anyMatch(
                          contact ->
                              contact.node().equals("n3")
                                  && contact.errand() == JournalEvent.Errand.DEREGISTER
                                  && contact.isOk()));
      eventually().until(() -> server.registrations() == 1);

      cluster.restart("n2");

      awaitRegistered(2);
      assertThat(server.registrations()).isEqualTo(2);
      assertThat(cluster.addNode()).isEqualTo("n4");
      awaitRegistered(3);
    }
  }

  @Test
  void aClusterThatClosesLeavesAServerElsewhere() throws IOException {
    try (var server = elsewhere()) {
      start(3, new DiscoveryChoice.External(server.url()));
      awaitRegistered(3);
      assertThat(discovery().isEmbedded()).isFalse();

      cluster.close();

      eventually().until(() -> server.registrations() == 0);
    }
  }

  @Test
  void nodesAndTheServerListenWhereTheyAreTold() throws IOException {
    var settings = Clusters.settings(2, Network.TCP).withDiscovery(new DiscoveryChoice.Embedded(0));
    cluster = Cluster.start(settings.withHost("127.0.0.2"));
    eventually().until(() -> now().environment().discovery() != null);
    awaitRegistered(2);

    cluster.crash("n1");
    cluster.restart("n1");

    assertThat(cluster.nodes())
        .allSatisfy(node -> assertThat(cluster.address(node).host()).isEqualTo("127.0.0.2"));
    assertThat(url().getHost()).isEqualTo("127.0.0.2");
    cluster.operate("n1", 1);
    awaitConverged(cluster, 1);
    awaitRegistered(2);
    assertThat(now().nodes()).as("none of them foreign").hasSize(2);
  }

  @Test
  void aHostThatIsNotThisMachineIsAnErrorForPeople() throws IOException {
    cluster = Clusters.start(1, Network.MEMORY);

    assertThatIOException()
        .isThrownBy(() -> Cluster.start(Clusters.settings(1, Network.TCP).withHost("192.0.2.1")))
        .withMessageStartingWith("can't listen on 192.0.2.1:");
  }

  @Test
  void whoListensOnLoopbackAndRegistersOnAnotherMachineIsWarned() throws IOException {
    start(1, new DiscoveryChoice.External(URI.create("http://192.0.2.1:8000")));

    eventually()
        .untilAsserted(
            () ->
                assertThat(events(cluster, JournalEvent.Warned.class))
                    .singleElement()
                    .isEqualTo(
                        new JournalEvent.Warned(
                            "",
                            "This window's nodes listen on loopback only: nodes on other machines"
                                + " can't reach them; start with --host ADDRESS")));
  }

  private static DiscoveryServer elsewhere() throws IOException {
    return DiscoveryServer.start(
        new InetSocketAddress("127.0.0.1", 0), DiscoveryServer.DEFAULT_TTL);
  }

  @Test
  void aServerThatIsNotThereStopsNobody() throws IOException {
    start(2, new DiscoveryChoice.External(URI.create("http://127.0.0.1:9")));

    cluster.operate("n1", 1);
    awaitConverged(cluster, 1);

    eventually()
        .untilAsserted(
            () ->
                assertThat(discovery().contacts().values())
                    .anySatisfy(
                        contact -> {
                          assertThat(contact.isOk()).isFalse();
                          assertThat(contact.detail()).contains("no answer");
                        }));
    assertThat(discovery().registered()).isZero();
  }

  @Test
  void inMemoryNobodyIsRegisteredAnywhere() throws IOException {
    cluster =
        Cluster.start(
            Clusters.settings(2, Network.MEMORY).withDiscovery(new DiscoveryChoice.Embedded(0)));

    assertThat(now().environment().discovery()).isNull();
    cluster.stopDiscovery();
    cluster.startDiscovery();
    assertThat(events(cluster, JournalEvent.DiscoveryStarted.class)).isEmpty();
  }
}
