package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.Bookmark;
import hearsay.journal.trace.Stride;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Now and then, without any toolkit: the test pulses.
class TimelineTest {
  private PulsedLab lab;
  private Timeline timeline;
  private final List<Showing> shown = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    lab =
        new PulsedLab(
            new ClusterSettings(
                3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY));
    timeline = lab.model().timeline();
    lab.model().addPulseListener(shown::add);
    lab.model().operate("n1", 1);
    lab.until(() -> lab.value("n3") == 1);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void aMomentOfThePastStandsStillWhileTheClusterRunsOn() {
    var moment = timeline.positionProperty().get();
    timeline.seek(moment);
    lab.model().cluster().operate("n2", 1);

    lab.until(() -> timeline.endProperty().get() > moment);

    assertThat(lab.now()).isEqualTo(timeline.journal().snapshotAt(moment));
    assertThat(lab.now().position()).isEqualTo(moment);
    assertThat(last().isLive()).isFalse();
  }

  @Test
  void whatStandsStillIsNotFoldedAgain() {
    timeline.seek(10);
    lab.pulse();
    var first = lab.now();

    lab.pulse();

    assertThat(lab.now()).isSameAs(first);
    assertThat(last().isJump()).isFalse();
    assertThat(last().fresh()).isEmpty();
  }

  @Test
  void ofManySeeksInOnePulseTheLastCounts() {
    var before = shown.size();
    for (long to = 1; to <= 30; to++) {
      timeline.seek(to);
    }
    lab.pulse();

    assertThat(shown).hasSize(before + 1);
    assertThat(last().snapshot().position()).isEqualTo(30);
    assertThat(last().isJump()).isTrue();
  }

  @Test
  void aSeekBeyondWhatIsKeptShowsTheNearest() {
    timeline.seek(Long.MAX_VALUE);
    lab.pulse();
    assertThat(lab.now().position()).isGreaterThan(0);

    timeline.seek(-5);
    lab.pulse();
    assertThat(lab.now().position()).isZero();
  }

  @Test
  void backToLiveShowsNowAsAJump() {
    timeline.seek(5);
    lab.pulse();

    timeline.backToLive();
    lab.pulse();

    assertThat(last().isLive()).isTrue();
    assertThat(last().isJump()).isTrue();
    assertThat(lab.value("n3")).isEqualTo(1);
  }

  @Test
  void commandsAreOffInThePastAndSayWhy() {
    timeline.seek(5);
    lab.pulse();
    var end = timeline.journal().latest().operations().increments();

    lab.model().operate("n1", 1);
    lab.model().arm("n2", 1);
    lab.model().crash("n3");
    lab.model().links().isolate("n2");
    lab.model().links().healAll();
    lab.model().nodes().runRound("");
    lab.model().pace().togglePause();
    lab.model().choice().setNodes(4);

    assertThat(lab.caption().text()).isEqualTo(CommandGate.PAST);
    assertThat(lab.model().armed()).isEmpty();
    var now = timeline.journal().latest();
    assertThat(now.operations().increments()).isEqualTo(end);
    assertThat(now.running()).hasSize(3);
    assertThat(now.isPaused()).isFalse();
    assertThat(now.links().values()).noneMatch(link -> link.faults().isSevered());
  }

  @Test
  void whyACommandWasOffIsSaidNoLongerOnceItIsOn() {
    timeline.seek(5);
    lab.pulse();
    lab.model().operate("n1", 1);
    assertThat(lab.caption().text()).isEqualTo(CommandGate.PAST);

    timeline.backToLive();
    lab.pulse();

    assertThat(lab.caption()).isEqualTo(Caption.NONE);
  }

  @Test
  void whatWasArmedBeforeStaysArmedInThePast() {
    lab.model().arm("n2", 1);
    timeline.seek(5);
    lab.pulse();

    lab.model().fireArmed();
    timeline.backToLive();
    lab.pulse();

    assertThat(lab.model().armed()).containsExactly(entry("n2", 1));
  }

  @Test
  void aMomentThatIsForgottenGivesWayToTheBeginningOfWhatIsKept() {
    timeline.seek(5);
    lab.pulse();
    while (timeline.journal().begin() <= 5) {
      lab.model().cluster().operate("n1", 1);
    }

    lab.pulse();

    assertThat(timeline.isLive()).isFalse();
    assertThat(lab.now().position()).isEqualTo(timeline.beginProperty().get()).isGreaterThan(5);
    assertThat(lab.caption().text()).startsWith("That moment is forgotten: history begins at 0:");
  }

  @Test
  void aStepBackFromNowAndForwardAgainGoesByOperations() {
    timeline.stepBack(Stride.OPERATION);
    lab.pulse();
    var at = lab.now().position();
    assertThat(Stride.OPERATION.isAt(timeline.journal().entry(at - 1).event())).isTrue();

    timeline.stepBack(Stride.ENTRY);
    lab.pulse();
    assertThat(lab.value("n1")).isZero();

    timeline.stepForward(Stride.OPERATION);
    lab.pulse();
    assertThat(lab.value("n1")).isEqualTo(1);
    assertThat(lab.now().position()).isEqualTo(at);
  }

  @Test
  void thePastIsPlayedToItsEndAndEveryEntryIsShownOnce() {
    lab.model().pace().togglePause();
    lab.until(() -> lab.now().isPaused());
    timeline.seek(0);
    lab.pulse();
    timeline.speedProperty().set(100_000);
    shown.clear();

    timeline.play();
    lab.until(() -> !timeline.playingProperty().get());

    var positions =
        shown.stream()
            .flatMap(showing -> showing.fresh().stream())
            .map(entry -> entry.position())
            .toList();
    assertThat(positions).startsWith(0L).isSorted().doesNotHaveDuplicates();
    assertThat(lab.now().position()).isEqualTo(timeline.journal().end());
    assertThat(positions).hasSize((int) timeline.journal().end());
    assertThat(shown)
        .allSatisfy(
            showing ->
                assertThat(showing.clusterNanos())
                    .isGreaterThanOrEqualTo(showing.snapshot().atNanos()));
  }

  @Test
  void bookmarksAreInOrderAndCanBeRenamedAndRemoved() {
    timeline.seek(20);
    lab.pulse();
    timeline.bookmark("later");
    timeline.names().put(7, "earlier");
    timeline.names().put(20, "renamed");

    assertThat(timeline.bookmarks())
        .containsExactly(new Bookmark(7, "earlier"), new Bookmark(20, "renamed"));

    timeline.names().remove(new Bookmark(7, "earlier"));
    assertThat(timeline.bookmarks()).containsExactly(new Bookmark(20, "renamed"));
  }

  @Test
  void anEmptyAnswerNamesNothing() {
    timeline.names().ask(9);
    timeline.names().answer("  ");
    assertThat(timeline.bookmarks()).isEmpty();

    timeline.names().ask(9);
    timeline.names().answer("nine");
    assertThat(timeline.bookmarks()).containsExactly(new Bookmark(9, "nine"));
    assertThat(timeline.names().askedProperty().get()).isNegative();
  }

  @Test
  void aFreshClusterEndsThePastAndSaysNothingElseIsShown() {
    timeline.seek(5);
    timeline.bookmark("five");
    lab.pulse();

    lab.model().choice().startOver();
    lab.until(() -> lab.caption().text().startsWith("Started over"));

    assertThat(timeline.isLive()).isTrue();
    assertThat(timeline.bookmarks()).isEmpty();
    assertThat(lab.value("n1")).isZero();
  }

  @Test
  void aForkGoesOnFromTheMomentShown() {
    lab.model().operate("n1", 1);
    lab.until(() -> lab.value("n3") == 2);
    timeline.stepBack(Stride.OPERATION);
    timeline.stepBack(Stride.ENTRY);
    lab.pulse();
    assertThat(lab.value("n1")).isEqualTo(1);

    lab.model().choice().askForFork(lab.now(), timeline.timeText());
    assertThat(lab.model().choice().questionProperty().get())
        .startsWith("Fork from 0:0")
        .endsWith("what runs now ends. Save it first?");
    lab.model().choice().restart();
    lab.until(() -> lab.caption().text().startsWith("Forked from 0:0"));

    lab.until(() -> lab.value("n1") == 1 && lab.value("n2") == 1 && lab.value("n3") == 1);
    assertThat(timeline.isLive()).isTrue();
  }

  @Test
  void whoIsNotSeenIsLeftAloneAndThenTakesTheFirstPulseForAJump() {
    var isSeen = new boolean[1];
    var heard = new ArrayList<Showing>();
    lab.model().addPulseListener(() -> isSeen[0], heard::add);
    lab.pulse();
    assertThat(heard).isEmpty();

    isSeen[0] = true;
    lab.pulse();
    lab.pulse();

    assertThat(heard).extracting(Showing::isJump).containsExactly(true, false);
  }

  @Test
  void aSelectedNodeIsTheSelectionAndTheOtherWayRound() {
    lab.model().selectedNodeProperty().set("n2");
    assertThat(lab.model().insight().selectionProperty().get()).isEqualTo(new Selection.Node("n2"));

    lab.model().insight().selectionProperty().set(new Selection.Event(3));
    assertThat(lab.model().selectedNodeProperty().get()).isEmpty();
    assertThat(lab.model().insight().selectionProperty().get()).isEqualTo(new Selection.Event(3));
  }

  private Showing last() {
    return shown.getLast();
  }
}
