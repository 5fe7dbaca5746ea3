package hearsay.viz.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.Flight;
import hearsay.journal.Link;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsViewModelTest {
  private static final Link LINK = new Link("n1", "n2");

  private LabViewModel lab;
  private FaultsViewModel faults;
  private long nowNanos;

  @BeforeEach
  void start() throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
    lab = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    faults = new FaultsViewModel(lab);
    pulse();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void pulse() {
    nowNanos += 16_000_000;
    lab.pulse(nowNanos);
  }

  private void until(Callable<Boolean> condition) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              pulse();
              return condition.call();
            });
  }

  private void select(Link link) {
    lab.insight().selectionProperty().set(new Selection.Direction(link));
    pulse();
  }

  private void type(String name, String text) {
    faults.form().fields().stream()
        .filter(field -> field.name().startsWith(name))
        .forEach(field -> field.textProperty().set(text));
    pulse();
  }

  private String text(String name) {
    return faults.form().fields().stream()
        .filter(field -> field.name().startsWith(name))
        .map(field -> field.textProperty().get())
        .findAny()
        .orElseThrow();
  }

  @Test
  void followsTheLinkThatIsSelected() {
    assertThat(faults.scopeProperty().get()).isEqualTo(Scope.ALL);

    select(LINK);

    assertThat(faults.scopeProperty().get()).isEqualTo(Scope.ONE_WAY);
    assertThat(faults.scopeProperty().get().words(LINK)).isEqualTo("n1→n2");
    assertThat(Scope.BOTH_WAYS.words(LINK)).isEqualTo("n1–n2");
  }

  @Test
  void previewsThenAppliesThenTakesBack() {
    select(LINK);
    type("Loss", "20");

    assertThat(faults.previewProperty().get())
        .isEqualTo("n1→n2: loss 0 % → 20 %\nLost: about 1 of 5 frames.");
    assertThat(lab.cluster().faults(LINK)).isEqualTo(LinkFaults.NONE);
    faults.apply();
    pulse();

    assertThat(lab.cluster().faults(LINK).loss()).isEqualTo(0.2);
    assertThat(lab.captions().currentProperty().get().text()).isEqualTo("n1→n2: loses 20 %");
    assertThat(faults.faultyLinks()).containsExactly(new FaultyLink(LINK, "loses 20 %"));
    assertThat(faults.applicableProperty().get()).isFalse();
    assertThat(faults.undoableProperty().get()).isEqualTo("n1→n2: loses 20 %");
    faults.undo();
    pulse();
    assertThat(lab.cluster().faults(LINK)).isEqualTo(LinkFaults.NONE);
    assertThat(text("Loss")).isEqualTo("0");
    faults.redo();
    pulse();
    assertThat(text("Loss")).isEqualTo("20");
  }

  @Test
  void allLinksAreOneStep() {
    type("Latency", "5");
    faults.apply();
    pulse();

    assertThat(faults.faultyLinks()).hasSize(6);
    faults.undo();
    pulse();
    assertThat(faults.faultyLinks()).isEmpty();
    assertThat(faults.undoableProperty().get()).isEmpty();
  }

  @Test
  void bothWaysCutsBothWays() {
    select(LINK);
    faults.scopeProperty().set(Scope.BOTH_WAYS);
    faults.form().cutProperty().set(true);
    pulse();

    assertThat(faults.previewProperty().get()).startsWith("n1–n2: open → cut");
    faults.apply();

    assertThat(lab.cluster().faults(LINK.reversed()).isSevered()).isTrue();
  }

  @Test
  void whatIsTypedWronglyIsNotApplied() {
    select(LINK);
    type("Loss", "120");

    assertThat(faults.applicableProperty().get()).isFalse();
    assertThat(faults.previewProperty().get()).isEmpty();
    faults.apply();

    assertThat(lab.cluster().faults(LINK)).isEqualTo(LinkFaults.NONE);
  }

  @Test
  void anotherLinkForgetsWhatWasTypedForTheFirst() {
    select(LINK);
    type("Loss", "20");

    select(LINK.reversed());

    assertThat(text("Loss")).isEqualTo("0");
  }

  @Test
  void timesAreTheOnesThatAreSeenAtThePace() {
    lab.cluster().setHopNanos(1_200_000_000L);
    pulse();
    select(LINK);
    assertThat(faults.timeProperty().get()).contains("30 times slower");
    type("Latency", "600");
    faults.apply();
    pulse();

    assertThat(lab.cluster().faults(LINK).latencyNanos()).isEqualTo(20_000_000);
    assertThat(text("Latency")).isEqualTo("600");
    lab.cluster().setHopNanos(0);
    pulse();
    assertThat(text("Latency")).isEqualTo("20");
  }

  @Test
  void thePastIsNotChanged() {
    select(LINK);
    type("Loss", "20");

    lab.timeline().seek(3);
    pulse();

    assertThat(faults.obstacleProperty().get()).contains("past");
    assertThat(faults.applicableProperty().get()).isFalse();
    faults.apply();
    assertThat(lab.cluster().faults(LINK)).isEqualTo(LinkFaults.NONE);
  }

  @Test
  void aRowOfTheListSelectsItsLink() {
    faults.select(LINK);

    assertThat(lab.insight().selectionProperty().get()).isEqualTo(new Selection.Direction(LINK));
  }

  @Test
  void aLinkThatGoesIsChosenNoMore() {
    select(LINK);

    lab.cluster().removeNode("n2");
    pulse();

    assertThat(faults.linkProperty().get()).isNull();
    assertThat(faults.scopeProperty().get()).isEqualTo(Scope.ALL);
  }

  @Test
  void aFrameOnItsWayIsDroppedAndDuplicated() {
    lab.cluster().pause();
    lab.cluster().operate("n1", 1).join();
    until(() -> !lab.snapshotProperty().get().flights().isEmpty());
    until(() -> pick().isPresent());
    var flight = pick().orElseThrow();
    lab.insight()
        .selectionProperty()
        .set(new Selection.Frame(flight.frame(), flight.link(), flight.position()));
    pulse();
    assertThat(faults.frame().wordsProperty().get()).isEqualTo("delta n1→n2, on its way");
    assertThat(faults.linkProperty().get()).isEqualTo(LINK);

    until(
        () -> {
          faults.frame().duplicate();
          return faults.undoableProperty().get().equals("Duplicated delta n1→n2");
        });
    faults.frame().drop();
    pulse();

    assertThat(faults.undoableProperty().get()).isEqualTo("Dropped delta n1→n2");
    assertThat(faults.frame().onItsWayProperty().get()).isFalse();
    assertThat(faults.frame().wordsProperty().get()).isEqualTo("delta n1→n2, not on its way now");
    faults.frame().drop();
    assertThat(lab.captions().currentProperty().get().text()).startsWith("Too late");
  }

  private Optional<Flight> pick() {
    return lab.snapshotProperty().get().flights().values().stream()
        .filter(flight -> flight.link().equals(LINK))
        .filter(flight -> flight.message().kind().name().equals("DELTA"))
        .findAny();
  }
}
