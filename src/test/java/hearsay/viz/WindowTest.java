package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Verdict;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over real sockets, by mouse and keyboard, on the headless platform.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
  private LabOnScreen lab;

  @Start
  void open(Stage stage) throws IOException {
    lab = new LabOnScreen(stage);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void plusOnOneNodeIsFollowedByEveryLabel() {
    lab.click("#plus-n1");

    lab.until(() -> lab.values().equals(all(1)));
    lab.untilWords("Converged");
    lab.until(() -> lab.shownValues().equals(List.of("1", "1", "1", "1", "1")));
  }

  @Test
  void twoHalvesDriftApartAndReuniteWithTheSum() {
    lab.click("#partition");
    lab.click("#halves");
    lab.untilSnapshot(now -> now.groups().size() == 2);
    assertThat(lab.severed()).isNotEmpty();
    assertThat(lab.severed()).allSatisfy(link -> assertThat(lab.sockets(link)).isZero());

    var order = lab.onFx(() -> lab.viewModel().partitions().leftToRight());
    lab.click("#plus-" + order.getFirst());
    lab.click("#plus-" + order.getLast());
    lab.click("#plus-" + order.getLast());
    lab.untilSnapshot(now -> now.verdict() instanceof Verdict.CutOff);
    var left = lab.groupOf(order.getFirst());
    assertThat(left).doesNotContain(order.getLast());
    var twoTruths =
        LabOnScreen.NODES.stream().map(node -> left.contains(node) ? "1" : "2").toList();
    lab.until(() -> lab.shownValues().equals(twoTruths));
    lab.until(() -> lab.text("#words").startsWith("Cut off: heal "));

    lab.click("#healAll");
    lab.until(() -> lab.shownValues().equals(List.of("3", "3", "3", "3", "3")));
    lab.untilWords("Converged");
  }

  @Test
  void whyOffersTheLinksToHeal() {
    lab.click("#partition");
    lab.click("#halves");
    lab.click("#plus-n1");
    lab.untilSnapshot(now -> now.verdict() instanceof Verdict.CutOff);

    lab.click("#why");
    lab.until(() -> lab.isShown("#heal"));
    lab.click("#heal");

    lab.until(() -> lab.values().equals(all(1)));
  }

  @Test
  void partZeroLosesOneOfTwoConcurrentIncrementsAndTheVerdictNamesIt() {
    lab.run(
        () -> {
          lab.viewModel().choice().askFor(CounterRule.PART0);
        });
    lab.until(() -> lab.isShown("#restart"));
    lab.click("#restart");
    lab.untilSnapshot(now -> now.rule() == CounterRule.PART0 && now.nodes().size() == 5);

    arm("n2", 1);
    arm("n4", 1);
    lab.click("#fire");

    lab.untilSnapshot(now -> now.verdict() instanceof Verdict.AgreeButWrong);
    lab.until(() -> lab.text("#words").equals("Agree, but wrong: all say 1, 2 acknowledged"));
    assertThat(lab.text("#detail")).startsWith("lost: +1 of n");
  }

  @Test
  void enterFiresWhatIsArmedAndTheButtonLeaves() {
    arm("n1", 1);
    arm("n3", 1);
    lab.until(() -> lab.isShown("#fire"));

    lab.robot().type(KeyCode.ENTER);

    lab.until(() -> lab.values().equals(all(2)));
    lab.until(() -> !lab.isShown("#fire"));
  }

  @Test
  void digitsCountAndWithShiftSubtract() {
    lab.robot().type(KeyCode.DIGIT2, KeyCode.DIGIT2);
    lab.robot().press(KeyCode.SHIFT).type(KeyCode.DIGIT5).release(KeyCode.SHIFT);

    lab.until(() -> lab.values().equals(all(1)));
    lab.untilSnapshot(now -> now.operations().decrements().intValue() == 1);
  }

  @Test
  void aDigitHeldDownCountsOnce() {
    // The robot gives no repeats, as a keyboard does whose key stays down.
    fire(KeyEvent.KEY_PRESSED, KeyCode.DIGIT1);
    fire(KeyEvent.KEY_PRESSED, KeyCode.DIGIT1);
    fire(KeyEvent.KEY_RELEASED, KeyCode.DIGIT1);
    lab.robot().type(KeyCode.DIGIT2);

    lab.until(() -> lab.values().equals(all(2)));
  }

  @Test
  void spacePausesWhateverHasTheFocus() {
    lab.click("#plus-n1");
    lab.untilSnapshot(now -> now.operations().increments().intValue() == 1);
    lab.run(
        () -> {
          lab.stage().getScene().lookup("#plus-n1").requestFocus();
        });

    lab.robot().type(KeyCode.SPACE);

    lab.untilSnapshot(ClusterSnapshot::isPaused);
    lab.until(() -> lab.text("#pause").equals("Play"));
    assertThat(lab.viewModel().snapshotProperty().get().operations().increments()).isEqualTo(1);
    lab.robot().type(KeyCode.SPACE);
    lab.untilSnapshot(now -> !now.isPaused());
  }

  @Test
  void undoTakesACutBack() {
    lab.click("#partition");
    lab.click("#isolate-n3");
    lab.untilSnapshot(now -> now.groups().size() == 2);
    lab.until(() -> lab.isShown("#captionAction"));

    lab.click("#captionAction");

    lab.untilSnapshot(now -> now.groups().size() == 1);
  }

  @Test
  void letterKeysChangeLevelAndProjectorAndQuestionMarkShowsTheSheet() {
    assertThat(lab.isShown("#rule")).isFalse();

    lab.robot().type(KeyCode.E);
    lab.until(
        () -> lab.viewModel().appearance().levelProperty().get() == LabViewModel.Level.EXPLORE);
    lab.robot().type(KeyCode.P);
    lab.until(() -> lab.viewModel().appearance().projectorProperty().get());
    lab.robot().type(KeyCode.P, KeyCode.L);
    lab.until(() -> !lab.viewModel().appearance().projectorProperty().get());
    lab.click("#help");
    lab.until(() -> lab.isShown("#keys"));
    lab.robot().type(KeyCode.ESCAPE);
    lab.until(() -> !lab.isShown("#keys"));
  }

  @Test
  void aNarrowWindowKeepsWhatATeacherNeedsMost() {
    for (var level : LabViewModel.Level.values()) {
      for (var isProjector : List.of(false, true)) {
        lab.run(
            () -> {
              lab.viewModel().appearance().levelProperty().set(level);
              lab.viewModel().appearance().projectorProperty().set(isProjector);
              lab.stage().setWidth(800);
              lab.stage().setHeight(600);
            });
        WaitForAsyncUtils.waitForFxEvents();

        for (var id : List.of("#pause", "#partition", "#healAll", "#more", "#pill")) {
          lab.until(() -> lab.isInside(id));
        }
      }
    }
  }

  private void fire(EventType<KeyEvent> type, KeyCode key) {
    lab.run(
        () ->
            Event.fireEvent(
                lab.stage().getScene(),
                new KeyEvent(type, "", key.getName(), key, false, false, false, false)));
  }

  private void arm(String node, int amount) {
    lab.run(() -> lab.viewModel().arm(node, amount));
  }

  private static List<Long> all(long value) {
    return Collections.nCopies(5, value);
  }
}
