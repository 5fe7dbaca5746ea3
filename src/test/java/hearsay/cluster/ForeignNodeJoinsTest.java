package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.awaitValue;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Link;
import hearsay.journal.LinkSnapshot;
import hearsay.protocol.Message;
import hearsay.protocol.Summary;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A node of another process, from the moment it registers until it is gone.
class ForeignNodeJoinsTest {
  private static final ActorId VISITOR = new ActorId("visitor", 1);

  private Cluster cluster;
  private TinyForeignNode stranger;

  @BeforeEach
  void start() throws IOException {
    stranger = new TinyForeignNode();
    cluster =
        Cluster.start(
            Clusters.settings(3, Network.TCP).withDiscovery(new DiscoveryChoice.Embedded(0)));
    eventually().until(() -> now().environment().discovery() != null);
  }

  @AfterEach
  void close() throws IOException {
    stranger.close();
    cluster.close();
  }

  private ClusterSnapshot now() {
    return cluster.journal().latest();
  }

  private String server() {
    return Objects.requireNonNull(now().environment().discovery()).url();
  }

  private boolean isPresent() {
    return now().nodes().containsKey(stranger.name());
  }

  private Link from(String node) {
    return new Link(node, stranger.name());
  }

  private Link to(String node) {
    return from(node).reversed();
  }

  private LinkSnapshot link(Link link) {
    return now().link(link).orElseThrow();
  }

  private static Message counted(long increments) {
    return new Message.Delta(PnCounter.of(VISITOR, new Tally(increments, 0)));
  }

  private void join() throws IOException, InterruptedException {
    stranger.register(server());
    eventually().until(this::isPresent);
    eventually().until(() -> now().links().containsKey(to("n3")));
    eventually().until(() -> link(from("n1")).openSockets() > 0);
  }

  @Test
  void whoRegistersJoinsBeforeItSpeaksAndLeavesWhenItDeregisters()
      throws IOException, InterruptedException {
    join();

    assertThat(now().links().keySet())
        .contains(from("n1"), from("n2"), from("n3"), to("n1"), to("n2"), to("n3"));
    assertThat(cluster.links()).contains(from("n1"), to("n1"));
    assertThat(now().running()).hasSize(3);
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        Objects.requireNonNull(now().environment().discovery()).registeredNodes())
                    .containsExactlyInAnyOrder("n1", "n2", "n3", stranger.name()));
    eventually().until(() -> stranger.bytesHeard() > 0);
    cluster.operate("n1", 1);
    awaitConverged(cluster, 1);

    stranger.deregister(server());

    eventually().until(() -> !isPresent());
    assertThat(now().links()).hasSize(6);
    eventually().until(() -> cluster.links().size() == 6);
    assertThat(cluster.nodes()).hasSize(3);
  }

  @Test
  void whatItCountsIsPartOfTheTotal() throws IOException, InterruptedException {
    join();

    stranger.say(cluster.address("n2"), counted(4));
    cluster.operate("n1", 1);

    awaitConverged(cluster, 5);
    assertThat(link(to("n2")).openSockets()).isEqualTo(1);
    assertThat(now().node(stranger.name()).orElseThrow().shownValue()).isEqualTo(4);
  }

  @Test
  void whatItSaysOtherwiseIsTold() throws IOException, InterruptedException {
    join();
    cluster.operate("n1", 7);
    awaitConverged(cluster, 7);

    var own = PnCounter.of(VISITOR, new Tally(5, 0));
    var summary = Summary.of(VISITOR, own);
    stranger.say(cluster.address("n1"), new Message.DigestAck(summary));

    eventually().until(() -> now().explanation().dissent().equals(stranger.name() + " says 5"));
    assertThat(now().verdict().isGood()).isTrue();
  }

  @Test
  void itsLinksCanBeCutAndHealed() throws IOException, InterruptedException {
    join();
    stranger.say(cluster.address("n1"), counted(1));
    awaitValue(cluster, 1);
    assertThat(cluster.openSockets(from("n1"))).isPositive();
    assertThat(cluster.openSockets(to("n1"))).isPositive();

    cluster.sever(Set.of(from("n1"), to("n1")), "Cut");

    assertThat(link(from("n1")).isPassable()).isFalse();
    assertThat(cluster.openSockets(from("n1"))).isZero();
    eventually().until(() -> cluster.openSockets(to("n1")) == 0);
    var refused = stranger.say(cluster.address("n1"), counted(2));
    assertThat(refused.getInputStream().read()).as("the end of the connection").isNegative();
    assertThat(cluster.state("n1").value()).isOne();

    assertThat(cluster.undo()).contains("Cut");

    stranger.say(cluster.address("n1"), counted(3));
    awaitValue(cluster, 3);
    eventually().until(() -> cluster.openSockets(from("n1")) > 0);
  }

  @Test
  void partitionsAndTopologiesCopeWithIt() throws IOException, InterruptedException {
    join();

    cluster.partition(List.of(Set.of("n1", stranger.name()), Set.of("n2", "n3")), "Cut");
    assertThat(cluster.faults(from("n1")).isSevered()).isFalse();
    assertThat(cluster.faults(from("n2")).isSevered()).isTrue();
    cluster.setTopology(Topology.LINE);
    assertThat(now().links()).containsKeys(from("n1"), to("n3"));
    assertThat(cluster.faults(to("n2")).isSevered()).isTrue();

    cluster.healAll();
    stranger.say(cluster.address("n3"), counted(2));
    awaitConverged(cluster, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.partition(List.of(Set.of("127.0.0.1:1")), "Cut"))
        .withMessageContaining("127.0.0.1:1");
  }

  @Test
  void aNodeThatRestartsFindsTheLinkAsItWasLeft() throws IOException, InterruptedException {
    join();
    cluster.sever(Set.of(to("n1")), "Deaf");
    cluster.crash("n1");
    long heardBefore = stranger.bytesHeard();

    cluster.restart("n1");

    eventually().until(() -> cluster.openSockets(from("n1")) > 0);
    eventually().until(() -> stranger.bytesHeard() > heardBefore);
    var refused = stranger.say(cluster.address("n1"), counted(2));
    assertThat(refused.getInputStream().read()).as("the end of the connection").isNegative();
    assertThat(cluster.state("n1").value()).isZero();
  }

  @Test
  void aNewNodeGetsToKnowItToo() throws IOException, InterruptedException {
    join();

    var added = cluster.addNode();

    eventually().until(() -> now().links().containsKey(from(added)));
    cluster.removeNode(added);
    assertThat(now().links()).doesNotContainKey(from(added));
    assertThat(cluster.links()).doesNotContain(from(added));
  }
}
