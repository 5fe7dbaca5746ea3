package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over real sockets, by mouse and keyboard, on the headless platform.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private LabWindow window;
  private LabViewModel viewModel;

  @Start
  void open(Stage stage) throws IOException {
    var settings =
        new ClusterSettings(
            5, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.TCP);
    viewModel = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    window = new LabWindow(stage, viewModel);
    window.show(1000, 800);
  }

  @AfterEach
  void close() {
    onFx(
        () -> {
          window.close();
          viewModel.close();
          return true;
        });
  }

  @Test
  void plusOnOneNodeIsFollowedByEveryLabel(FxRobot robot) {
    click(robot, "#plus-n1");

    until(() -> values().equals(List.of(1L, 1L, 1L, 1L, 1L)));
    untilWords("Converged");
    until(() -> shownValues(robot).stream().allMatch("1"::equals));
  }

  @Test
  void twoHalvesDriftApartAndReuniteWithTheSum(FxRobot robot) {
    click(robot, "#partition");
    click(robot, "#halves");
    untilSnapshot(now -> now.groups().size() == 2);
    assertThat(severed()).isNotEmpty();
    assertThat(severed())
        .allSatisfy(at -> assertThat(viewModel.cluster().openSockets(at.link())).isZero());

    var order = onFx(() -> viewModel.partitions().leftToRight());
    click(robot, "#plus-" + order.getFirst());
    click(robot, "#plus-" + order.getLast());
    click(robot, "#plus-" + order.getLast());
    untilSnapshot(now -> now.verdict() instanceof Verdict.CutOff);
    until(() -> values().contains(1L) && values().contains(2L));
    assertThat(words(robot)).startsWith("Cut off: heal ");

    click(robot, "#healAll");
    until(() -> values().equals(List.of(3L, 3L, 3L, 3L, 3L)));
    untilWords("Converged");
  }

  @Test
  void whyOffersTheLinksToHeal(FxRobot robot) {
    click(robot, "#partition");
    click(robot, "#halves");
    click(robot, "#plus-n1");
    untilSnapshot(now -> now.verdict() instanceof Verdict.CutOff);

    click(robot, "#why");
    until(() -> isShown(robot, "#heal"));
    click(robot, "#heal");

    until(() -> values().equals(List.of(1L, 1L, 1L, 1L, 1L)));
  }

  @Test
  void partZeroLosesOneOfTwoConcurrentIncrementsAndTheVerdictNamesIt(FxRobot robot) {
    onFx(
        () -> {
          viewModel.choice().askFor(CounterRule.PART0);
          return true;
        });
    until(() -> isShown(robot, "#restart"));
    click(robot, "#restart");
    untilSnapshot(now -> now.rule() == CounterRule.PART0 && now.nodes().size() == 5);

    arm("n2", 1);
    arm("n4", 1);
    click(robot, "#fire");

    untilSnapshot(now -> now.verdict() instanceof Verdict.AgreeButWrong);
    until(() -> words(robot).equals("Agree, but wrong: all say 1, 2 acknowledged"));
    assertThat(robot.lookup("#detail").queryLabeled().getText()).startsWith("lost: +1 of n");
  }

  @Test
  void enterFiresWhatIsArmedAndTheButtonLeaves(FxRobot robot) {
    arm("n1", 1);
    arm("n3", 1);
    until(() -> isShown(robot, "#fire"));

    robot.type(KeyCode.ENTER);

    until(() -> values().equals(List.of(2L, 2L, 2L, 2L, 2L)));
    until(() -> !isShown(robot, "#fire"));
  }

  @Test
  void digitsCountAndWithShiftSubtract(FxRobot robot) {
    robot.type(KeyCode.DIGIT2, KeyCode.DIGIT2);
    robot.press(KeyCode.SHIFT).type(KeyCode.DIGIT5).release(KeyCode.SHIFT);

    until(() -> values().equals(List.of(1L, 1L, 1L, 1L, 1L)));
    untilSnapshot(now -> now.operations().decrements().intValue() == 1);
  }

  @Test
  void aDigitHeldDownCountsOnce(FxRobot robot) {
    robot.press(KeyCode.DIGIT1).press(KeyCode.DIGIT1).release(KeyCode.DIGIT1);
    robot.type(KeyCode.DIGIT2);

    until(() -> values().equals(List.of(2L, 2L, 2L, 2L, 2L)));
  }

  @Test
  void spacePausesWhateverHasTheFocus(FxRobot robot) {
    click(robot, "#plus-n1");
    untilSnapshot(now -> now.operations().increments().intValue() == 1);
    onFx(
        () -> {
          window.stage().getScene().lookup("#plus-n1").requestFocus();
          return true;
        });

    robot.type(KeyCode.SPACE);

    untilSnapshot(ClusterSnapshot::isPaused);
    until(() -> robot.lookup("#pause").queryLabeled().getText().equals("Play"));
    assertThat(viewModel.snapshotProperty().get().operations().increments()).isEqualTo(1);
    robot.type(KeyCode.SPACE);
    untilSnapshot(now -> !now.isPaused());
  }

  @Test
  void undoTakesACutBack(FxRobot robot) {
    click(robot, "#partition");
    click(robot, "#isolate-n3");
    untilSnapshot(now -> now.groups().size() == 2);
    until(() -> isShown(robot, "#captionUndo"));

    click(robot, "#captionUndo");

    untilSnapshot(now -> now.groups().size() == 1);
  }

  @Test
  void letterKeysChangeLevelAndProjectorAndQuestionMarkShowsTheSheet(FxRobot robot) {
    assertThat(isShown(robot, "#rule")).isFalse();

    robot.type(KeyCode.E);
    until(() -> viewModel.levelProperty().get() == LabViewModel.Level.EXPLORE);
    robot.type(KeyCode.P);
    until(() -> viewModel.projectorProperty().get());
    robot.type(KeyCode.P, KeyCode.L);
    until(() -> !viewModel.projectorProperty().get());
    click(robot, "#help");
    until(() -> isShown(robot, "#keys"));
    robot.type(KeyCode.ESCAPE);
    until(() -> !isShown(robot, "#keys"));
  }

  @Test
  void aNarrowWindowKeepsWhatATeacherNeedsMost(FxRobot robot) {
    for (var level : LabViewModel.Level.values()) {
      for (var isProjector : List.of(false, true)) {
        onFx(
            () -> {
              viewModel.levelProperty().set(level);
              viewModel.projectorProperty().set(isProjector);
              window.stage().setWidth(800);
              window.stage().setHeight(600);
              return true;
            });
        WaitForAsyncUtils.waitForFxEvents();

        for (var id : List.of("#pause", "#partition", "#healAll", "#more", "#pill")) {
          until(() -> isInside(robot.lookup(id).query()));
        }
      }
    }
  }

  private void arm(String node, int amount) {
    onFx(
        () -> {
          viewModel.arm(node, amount);
          return true;
        });
  }

  /// On the headless platform a control stays pressed until another mouse button was.
  private static void click(FxRobot robot, String id) {
    await().atMost(LIMIT).until(() -> isShown(robot, id) && !robot.lookup(id).query().isDisabled());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(id).clickOn(MouseButton.FORWARD).moveBy(1, 0);
  }

  private static boolean isShown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().filter(WindowTest::isVisible).isPresent();
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }

  private boolean isInside(Node node) {
    var bounds = node.localToScene(node.getLayoutBounds());
    var scene = window.stage().getScene();
    return isVisible(node)
        && bounds.getMinX() >= 0
        && bounds.getMinY() >= 0
        && bounds.getMaxX() <= scene.getWidth()
        && bounds.getMaxY() <= scene.getHeight();
  }

  private static String words(FxRobot robot) {
    return robot.lookup("#words").queryLabeled().getText();
  }

  private static List<String> shownValues(FxRobot robot) {
    return robot.lookup(".value").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  private List<LinkSnapshot> severed() {
    return viewModel.snapshotProperty().get().links().values().stream()
        .filter(at -> at.faults().isSevered())
        .toList();
  }

  private List<Long> values() {
    var now = viewModel.snapshotProperty().get();
    return Arrays.asList("n1", "n2", "n3", "n4", "n5").stream()
        .map(node -> now.node(node).map(at -> at.state().value().longValueExact()).orElse(-1L))
        .toList();
  }

  private void untilWords(String words) {
    until(() -> viewModel.judgement().verdictProperty().get().words().equals(words));
  }

  private void untilSnapshot(Predicate<ClusterSnapshot> expected) {
    until(() -> expected.test(viewModel.snapshotProperty().get()));
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> onFx(condition));
  }

  private static <T> T onFx(Callable<T> task) {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("the test's thread waits");
    }
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }
}
