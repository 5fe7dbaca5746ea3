package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The view model without any toolkit: the test pulses it.
class LabViewModelTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Link LINK = new Link("n1", "n2");

  private LabViewModel viewModel;
  private long nowNanos;

  @BeforeEach
  void start() throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
    viewModel = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    pulse();
  }

  @AfterEach
  void stop() {
    viewModel.close();
  }

  @Test
  void aClickSpreadsToAllAndTheVerdictSaysSo() {
    viewModel.operate("n1", 1);

    until(() -> verdict().equals("Converged") && value("n3") == 1);
  }

  @Test
  void aClickOnALinkCutsBothDirectionsAndAnotherHealsThem() {
    viewModel.toggleLink(LINK);
    pulse();

    assertThat(isSevered(LINK)).isTrue();
    assertThat(isSevered(LINK.reversed())).isTrue();
    assertThat(caption()).isEqualTo(new Caption("Cut n1–n2", new Caption.Undo()));
    assertThat(viewModel.links().somethingToHealProperty().get()).isTrue();

    viewModel.toggleLink(LINK);
    pulse();

    assertThat(isSevered(LINK)).isFalse();
    assertThat(viewModel.links().somethingToHealProperty().get()).isFalse();
  }

  @Test
  void aClickOnAHalfCutLinkCutsTheOtherHalfToo() {
    viewModel.toggleDirection(LINK);
    viewModel.toggleLink(LINK);
    pulse();

    assertThat(isSevered(LINK)).isTrue();
    assertThat(isSevered(LINK.reversed())).isTrue();
  }

  @Test
  void aKnifesCutIsOneStepToUndo() {
    viewModel.cut(Set.of(LINK, new Link("n1", "n3")));
    pulse();
    assertThat(viewModel.links().undoableProperty().get()).isEqualTo("Cut n1–n2, n1–n3");

    viewModel.links().undo();
    pulse();

    assertThat(isSevered(LINK)).isFalse();
    assertThat(isSevered(new Link("n3", "n1"))).isFalse();
    assertThat(viewModel.links().redoableProperty().get()).isEqualTo("Cut n1–n2, n1–n3");
  }

  @Test
  void armingTheSameAgainDisarmsIt() {
    viewModel.arm("n1", 1);
    viewModel.arm("n2", 1);
    viewModel.arm("n2", -1);
    viewModel.arm("n1", 1);

    assertThat(viewModel.armed()).containsExactlyInAnyOrderEntriesOf(Map.of("n2", -1));
  }

  @Test
  void whatIsFiredTogetherIsConcurrent() {
    viewModel.arm("n1", 1);
    viewModel.arm("n3", 1);
    viewModel.fireArmed();

    assertThat(viewModel.armed()).isEmpty();
    until(() -> caption().text().equals("n1 and n3: concurrent"));
    until(() -> verdict().equals("Converged") && value("n2") == 2);
  }

  @Test
  void aNodeThatCrashesIsArmedNoMore() {
    viewModel.arm("n2", 1);

    viewModel.crash("n2");

    until(() -> viewModel.armed().isEmpty());
  }

  @Test
  void aCaptionLeavesAfterItsTime() {
    viewModel.crash("n1");
    pulse();
    assertThat(caption().text()).isEqualTo("n1 crashed: sockets reset");

    nowNanos += Captions.WITH_ACTION_SHOWN_NANOS;
    pulse();

    assertThat(caption().isShown()).isFalse();
  }

  @Test
  void aChangeOfRuleIsAskedFirst() {
    viewModel.operate("n1", 1);
    viewModel.choice().askFor(CounterRule.PART0);

    assertThat(viewModel.choice().questionProperty().get())
        .isEqualTo("Restart with Part 0? Counters go to 0");

    viewModel.choice().keep();

    assertThat(viewModel.choice().questionProperty().get()).isEmpty();
    until(() -> value("n1") == 1);
  }

  @Test
  void restartingWithAnotherRuleKeepsTheNumberOfNodesAndStartsAtZero() {
    viewModel.operate("n1", 1);
    viewModel.choice().askFor(CounterRule.PART0);
    viewModel.choice().restart();

    assertThat(viewModel.progressProperty().get()).isEqualTo("Starting 3 nodes …");
    assertThat(caption().text()).as("not before it did").isEmpty();
    until(() -> viewModel.snapshotProperty().get().rule() == CounterRule.PART0);
    assertThat(viewModel.progressProperty().get()).isEmpty();
    assertThat(caption().text()).isEqualTo("Started over · Part 0");
    until(() -> viewModel.snapshotProperty().get().nodes().size() == 3 && value("n1") == 0);
  }

  @Test
  void aRefusalStaysOnTheNodeUntilItsNextOperation() {
    viewModel.choice().startOver(CounterRule.PART0);
    until(() -> viewModel.snapshotProperty().get().rule() == CounterRule.PART0);

    viewModel.operate("n1", -1);
    until(() -> viewModel.refusals().containsKey("n1"));
    viewModel.operate("n1", 1);

    assertThat(viewModel.refusals()).isEmpty();
  }

  @Test
  void whatOnlyOneNodeHoldsIsNamedUnderBothRules() {
    for (var rule : CounterRule.values()) {
      viewModel.choice().startOver(rule);
      until(() -> caption().text().equals("Started over · " + ClusterChoice.name(rule)));
      viewModel.links().isolate("n2");
      until(() -> isSevered(new Link("n2", "n1")));
      viewModel.operate("n2", 1);
      until(() -> value("n2") == 1);

      assertThat(viewModel.nodes().heldOnlyBy("n2"))
          .as(rule.name())
          .isEqualTo("+1 held by n2 alone");
      assertThat(viewModel.nodes().heldOnlyBy("n1")).as(rule.name()).isEmpty();
    }
  }

  @Test
  void numberOfNodesChangesWhileTheOthersRunOn() {
    viewModel.operate("n1", 1);
    viewModel.choice().setNodes(5);

    until(() -> viewModel.snapshotProperty().get().nodes().size() == 5 && value("n5") == 1);
  }

  @Test
  void settingsRememberWhatWasChanged() {
    viewModel.appearance().darkProperty().set(true);
    viewModel.pace().setHopNanos(PaceScale.LIVELY_NANOS);
    viewModel.positions().put("n1", new double[] {0.25, 1.5});

    var settings = viewModel.settings(1000, 100);

    assertThat(settings.isDark()).isTrue();
    assertThat(settings.hopNanos()).isEqualTo(PaceScale.LIVELY_NANOS);
    assertThat(settings.nodes()).isEqualTo(3);
    assertThat(settings.height()).isEqualTo(LabSettings.MIN_HEIGHT);
    assertThat(settings.positions()).containsEntry("n1", new LabSettings.Position(0.25, 1));
  }

  @Test
  void aPauseIsShownAtOnce() {
    viewModel.pace().togglePause();
    assertThat(viewModel.pace().pausedProperty().get()).isTrue();

    viewModel.pace().togglePause();
    assertThat(viewModel.pace().pausedProperty().get()).isFalse();
  }

  private void until(Callable<Boolean> condition) {
    await()
        .atMost(LIMIT)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              pulse();
              return condition.call();
            });
  }

  private void pulse() {
    nowNanos += 1_000_000;
    viewModel.pulse(nowNanos);
  }

  private Caption caption() {
    return viewModel.captions().currentProperty().get();
  }

  private String verdict() {
    return viewModel.judgement().verdictProperty().get().words();
  }

  private boolean isSevered(Link link) {
    return viewModel
        .snapshotProperty()
        .get()
        .link(link)
        .map(at -> at.faults().equals(LinkFaults.SEVERED))
        .orElseThrow();
  }

  private long value(String node) {
    return viewModel
        .snapshotProperty()
        .get()
        .node(node)
        .map(at -> at.state().value().longValueExact())
        .orElse(-1L);
  }
}
