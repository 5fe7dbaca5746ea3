package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static hearsay.cluster.Clusters.openFlights;
import static hearsay.cluster.Clusters.value;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.Flight;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.protocol.Message;
import hearsay.transport.LossReason;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Losing and doubling this very frame. Under Part 0 a PUSH is all that brings an operation before
/// the next round.
class FrameStepsTest {
  private static final Link LINK = new Link("n1", "n2");

  private Cluster cluster;

  @AfterEach
  void close() {
    cluster.close();
  }

  private void start(CounterRule rule, Network network) throws IOException {
    cluster = Cluster.start(new ClusterSettings(2, rule, Topology.MESH, 0, 1, network));
    cluster.pause();
  }

  private List<Flight> flights(Predicate<Flight> wanted) {
    return cluster.journal().latest().flights().values().stream()
        .filter(flight -> flight.link().equals(LINK))
        .filter(wanted)
        .toList();
  }

  private static boolean isPush(Flight flight) {
    return flight.message() instanceof Message.Push || flight.message() instanceof Message.Delta;
  }

  private boolean isHeld(FrameKey key) {
    return events(cluster, JournalEvent.FrameHeld.class).anyMatch(held -> held.frame().equals(key));
  }

  /// Clicks on n1 and waits until n2 holds the frame that tells of it.
  private FrameKey onItsWay() {
    cluster.operate("n1", 1).join();
    eventually()
        .until(() -> flights(FrameStepsTest::isPush).stream().anyMatch(it -> isHeld(it.frame())));
    return flights(FrameStepsTest::isPush).getFirst().frame();
  }

  private List<FrameKey> delivered(Predicate<FrameKey> wanted) {
    return events(cluster, JournalEvent.FrameDelivered.class)
        .map(JournalEvent.FrameDelivered::frame)
        .filter(wanted)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void aDroppedFrameIsLostByNameAndDigestsRepair(Network network) throws IOException {
    start(CounterRule.PN, network);
    var frame = onItsWay();

    assertThat(cluster.dropFrame(frame)).isTrue();

    assertThat(events(cluster, JournalEvent.FrameLost.class))
        .contains(new JournalEvent.FrameLost(frame, LINK, LossReason.DROPPED.words()));
    assertThat(cluster.undoable()).contains("Dropped delta n1→n2");
    assertThat(cluster.dropFrame(frame)).as("lost already").isFalse();
    cluster.resume();
    awaitConverged(cluster, 1);
  }

  @ParameterizedTest
  @EnumSource(CounterRule.class)
  void aDropTakenBackPutsTheFrameOnItsWayAsACopy(CounterRule rule) throws IOException {
    start(rule, Network.TCP);
    var frame = onItsWay();
    cluster.dropFrame(frame);
    assertThat(flights(flight -> flight.frame().equals(frame))).isEmpty();

    assertThat(cluster.undo()).hasValueSatisfying(said -> assertThat(said).startsWith("Dropped"));

    var copy = new FrameKey(frame.connection(), frame.ordinal(), 1);
    assertThat(flights(flight -> flight.frame().equals(copy))).hasSize(1);
    cluster.resume();
    eventually().until(() -> delivered(copy::equals).size() == 1);
    awaitConverged(cluster, 1);
    assertThat(delivered(frame::equals)).isEmpty();
  }

  @Test
  void aDropCanBeDoneAgainAndAgain() throws IOException {
    start(CounterRule.PN, Network.MEMORY);
    var frame = onItsWay();
    cluster.dropFrame(frame);
    cluster.undo();

    assertThat(cluster.redo()).contains("Dropped delta n1→n2");
    assertThat(flights(FrameStepsTest::isPush)).isEmpty();
    cluster.undo();

    assertThat(flights(FrameStepsTest::isPush))
        .extracting(flight -> flight.frame().copy())
        .containsExactly(2);
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void aDuplicatedFrameArrivesTwice(Network network) throws IOException {
    start(CounterRule.PN, network);
    var frame = onItsWay();

    assertThat(cluster.duplicateFrame(frame)).isTrue();

    assertThat(flights(FrameStepsTest::isPush)).hasSize(2);
    assertThat(cluster.undoable()).contains("Duplicated delta n1→n2");
    cluster.resume();
    eventually().until(() -> delivered(key -> key.original().equals(frame)).size() == 2);
    awaitConverged(cluster, 1);
  }

  @Test
  void aDuplicateTakenBackIsLostIfItIsStillOnItsWay() throws IOException {
    start(CounterRule.PN, Network.TCP);
    var frame = onItsWay();
    cluster.duplicateFrame(frame);

    assertThat(cluster.undo()).contains("Duplicated delta n1→n2");

    assertThat(flights(FrameStepsTest::isPush)).extracting(Flight::frame).containsExactly(frame);
    cluster.redo();
    assertThat(flights(FrameStepsTest::isPush)).hasSize(2);
    cluster.resume();
    awaitConverged(cluster, 1);
    assertThat(cluster.undo()).contains("Duplicated delta n1→n2" + LinkSteps.TOO_LATE);
    assertThat(value(cluster, "n2")).as("what was heard stays heard").isOne();
  }

  @Test
  void aFrameThatArrivedIsTooLateAndNoStep() throws IOException {
    start(CounterRule.PN, Network.TCP);
    var frame = onItsWay();
    cluster.resume();
    awaitConverged(cluster, 1);

    assertThat(cluster.dropFrame(frame)).isFalse();
    assertThat(cluster.duplicateFrame(frame)).isFalse();
    assertThat(cluster.dropFrame(new FrameKey(-77, 1, 0))).isFalse();
    assertThat(cluster.undoable()).isEmpty();
  }

  @Test
  void aDropCannotBeTakenBackOnceTheNodeCrashed() throws IOException {
    start(CounterRule.PN, Network.TCP);
    var frame = onItsWay();
    cluster.dropFrame(frame);
    cluster.crash("n2");

    assertThat(cluster.undo()).contains("Dropped delta n1→n2" + LinkSteps.TOO_LATE);
  }

  @Test
  void stepsAgainstFramesAndLinksShareOneHistory() throws IOException {
    start(CounterRule.PN, Network.TCP);
    var frame = onItsWay();
    cluster.duplicateFrame(frame);
    cluster.sever(Set.of(LINK.reversed()), "Cut");

    assertThat(cluster.undo()).contains("Cut");
    assertThat(cluster.undo()).contains("Duplicated delta n1→n2");
    assertThat(cluster.undo()).isEmpty();
  }

  @Test
  void aFrameOfADiallerWhoHasGoneCanBePutOnItsWayAndItsFateIsTold() throws IOException {
    start(CounterRule.PN, Network.TCP);
    var frame = onItsWay();
    cluster.dropFrame(frame);
    cluster.crash("n1");
    cluster.undo();
    var copy = flights(FrameStepsTest::isPush).getFirst().frame();

    cluster.crash("n2");

    eventually()
        .untilAsserted(
            () ->
                assertThat(events(cluster, JournalEvent.FrameLost.class))
                    .extracting(JournalEvent.FrameLost::frame)
                    .contains(copy));
    assertThat(openFlights(cluster)).isEmpty();
  }

  @Test
  void whatAForeignNodeSaysCanBeDropped() throws IOException {
    start(CounterRule.PART0, Network.TCP);
    try (var stranger = new TinyForeignNode()) {
      var said = new Message.Push(new VersionedCounter(7, 7));
      stranger.say(cluster.address("n1"), said);
      var link = new Link(stranger.name(), "n1");
      eventually()
          .until(
              () ->
                  events(cluster, JournalEvent.FrameHeld.class)
                      .anyMatch(held -> held.link().equals(link)));
      var frame =
          cluster.journal().latest().flights().values().stream()
              .filter(flight -> flight.link().equals(link))
              .findAny()
              .orElseThrow()
              .frame();

      assertThat(cluster.dropFrame(frame)).isTrue();

      cluster.resume();
      cluster.operate("n1", 1).join();
      awaitConverged(cluster, 1);
    }
  }
}
