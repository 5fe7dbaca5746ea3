package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEntry;
import hearsay.journal.Link;
import hearsay.viz.LabViewModel.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The panes around the graph and the way into the past, by mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class PastOnScreenTest {
  @TempDir private Path directory;
  private LabOnScreen lab;

  @Start
  void open(Stage stage) throws IOException {
    lab = new LabOnScreen(stage);
    lab.viewModel().appearance().levelProperty().set(Level.EXPLORE);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aLectureHasNoPanes() {
    lab.until(() -> lab.isInside("#timeline") && lab.isInside("#rightPane"));

    lab.robot().type(KeyCode.L);

    lab.until(() -> !lab.isShown("#timeline") && !lab.isShown("#rightPane"));
  }

  @Test
  void keysShowAndHideThePanesAndThatIsRemembered() {
    lab.robot().type(KeyCode.I, KeyCode.T);
    lab.until(() -> !lab.isShown("#timeline") && !lab.isShown("#rightPane"));
    var remembered = lab.onFx(() -> lab.viewModel().settings(1000, 800).panes());
    assertThat(remembered.isRightShown() || remembered.isBottomShown()).isFalse();

    lab.robot().type(KeyCode.I, KeyCode.T);
    lab.until(() -> lab.isShown("#timeline") && lab.isShown("#rightPane"));
  }

  @Test
  void aClickOnTheScrubberShowsThePastAndThePillLeadsBack() {
    clickAndSpread();
    assertThat(lab.text("#livePill")).isEqualTo("LIVE");

    lab.click(onScrubber(0.01));

    lab.until(() -> lab.isShown("#pastBanner") && lab.text("#livePill").startsWith("PAST 0:0"));
    lab.until(() -> lab.shownValues().equals(List.of("0", "0", "0", "0", "0")));
    assertThat(lab.text("#pastWords")).startsWith("You look at the past: 0:0");
    assertThat(lab.node("#pause").isDisabled()).isTrue();

    lab.click("#livePill");
    lab.until(() -> !lab.isShown("#pastBanner"));
    lab.until(() -> lab.shownValues().equals(List.of("1", "1", "1", "1", "1")));
  }

  @Test
  void pageUpStepsIntoThePastSpacePlaysItAndEscapeLeadsBack() {
    clickAndSpread();

    lab.robot().type(KeyCode.PAGE_UP);
    lab.until(() -> !lab.viewModel().timeline().isLive());
    lab.run(() -> lab.viewModel().timeline().seek(3));
    lab.robot().type(KeyCode.SPACE);
    lab.until(() -> lab.viewModel().timeline().playingProperty().get());
    assertThat(lab.viewModel().cluster().journal().latest().isPaused()).isFalse();

    lab.robot().type(KeyCode.ESCAPE);
    lab.until(() -> lab.viewModel().timeline().isLive());
  }

  @Test
  void aNameForAMomentIsTypedAndItsLettersAreNoCommands() {
    clickAndSpread();
    lab.robot().type(KeyCode.B);
    lab.until(() -> lab.isShown("#bookmarkName"));

    lab.robot().type(KeyCode.P, KeyCode.L, KeyCode.DIGIT1).type(KeyCode.ENTER);

    lab.until(() -> lab.viewModel().timeline().bookmarks().size() == 1);
    assertThat(lab.viewModel().timeline().bookmarks().getFirst().name()).isEqualTo("pl1");
    assertThat(lab.viewModel().appearance().levelProperty().get()).isEqualTo(Level.EXPLORE);
    assertThat(lab.viewModel().appearance().projectorProperty().get()).isFalse();
    lab.until(() -> !lab.isShown("#bookmarkName"));
  }

  @Test
  void aClickOnAnEventShowsItsMoment() {
    clickAndSpread();
    lab.click("#tab-events");
    lab.until(() -> events().getItems().size() > 20);

    lab.run(() -> events().getSelectionModel().clearAndSelect(4));

    lab.until(() -> !lab.viewModel().timeline().isLive());
    lab.until(() -> lab.now().position() == events().getItems().get(4).position() + 1);
  }

  @Test
  void whoScrolledUpInTheEventsStaysThereWhileMoreHappens() {
    clickAndSpread();
    lab.click("#tab-events");
    lab.until(() -> events().getItems().size() > 20 && firstRow() > 0);
    lab.run(() -> events().scrollTo(3));
    lab.until(() -> firstRow() >= 0 && firstRow() < 8);
    var first = lab.onFx(this::firstRow);
    var before = events().getItems().size();

    lab.run(() -> lab.viewModel().operate("n1", 1));

    lab.until(() -> events().getItems().size() > before + 8);
    assertThat(lab.onFx(this::firstRow)).isEqualTo(first);
  }

  @Test
  void onlyTheChosenTabIsInTheWindow() {
    lab.click("#tab-values");
    lab.until(() -> lab.isShown("#valuesChart"));

    assertThat(lab.robot().lookup("#spaceTimeView").tryQuery()).isEmpty();
  }

  @Test
  void aSmallWindowLeavesTheGraphItsRoom() {
    for (var isProjector : List.of(false, true)) {
      lab.run(
          () -> {
            lab.viewModel().appearance().projectorProperty().set(isProjector);
            lab.stage().setWidth(800);
            lab.stage().setHeight(600);
          });
      var least = isProjector ? new Point2D(480, 200) : new Point2D(480, 320);

      lab.until(
          () -> {
            var graph = (Region) lab.node("#graph");
            return graph.getWidth() >= least.getX() && graph.getHeight() >= least.getY();
          });
      lab.until(() -> lab.isInside("#livePill") && lab.isInside("#scrubber"));
    }
  }

  @Test
  void aDividerIsMovedByKeys() {
    lab.until(() -> lab.isInside("#rightDivider"));
    var before = lab.viewModel().panes().rightWidthProperty().get();

    lab.run(() -> lab.node("#rightDivider").requestFocus());
    lab.robot().type(KeyCode.LEFT);

    lab.until(() -> lab.viewModel().panes().rightWidthProperty().get() > before);
  }

  @Test
  void dividersAreDraggedButNoPaneIsLostByIt() {
    lab.until(() -> lab.isInside("#rightDivider") && lab.isInside("#bottomDivider"));
    var panes = lab.viewModel().panes();
    dragBy("#rightDivider", 60, 0);
    dragBy("#bottomDivider", 0, 40);
    assertThat(panes.rightWidthProperty().get())
        .isEqualTo(LabSettings.Panes.FIRST.rightWidth() - 60);
    assertThat(panes.bottomHeightProperty().get())
        .isEqualTo(LabSettings.Panes.FIRST.bottomHeight() - 40);

    dragBy("#rightDivider", 300, 0);
    lab.until(() -> panes.rightWidthProperty().get() == PaneRoom.LEAST_RIGHT);
    assertThat(lab.isInside("#rightPane")).isTrue();
    dragBy("#bottomDivider", 0, 300);
    lab.until(() -> panes.bottomHeightProperty().get() == LabSettings.Panes.MIN_SIDE);
    assertThat(lab.isInside("#scrubber")).isTrue();
  }

  @Test
  void lettersOfASearchAreNoCommandsAndEscapeLeavesIt() {
    lab.click("#tab-events");
    lab.click("#eventSearch");

    lab.robot().type(KeyCode.P, KeyCode.DIGIT1, KeyCode.SPACE, KeyCode.L, KeyCode.END);

    lab.until(() -> ((TextField) lab.node("#eventSearch")).getText().equals("p1 l"));
    assertThat(lab.viewModel().appearance().levelProperty().get()).isEqualTo(Level.EXPLORE);
    assertThat(lab.viewModel().appearance().projectorProperty().get()).isFalse();
    assertThat(lab.now().isPaused()).isFalse();
    assertThat(lab.values()).containsOnly(0L);
    lab.robot().type(KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.SPACE);
    lab.until(() -> lab.now().isPaused());
    assertThat(((TextField) lab.node("#eventSearch")).getText()).isEmpty();
  }

  @Test
  void undoBelongsToTheTextThatIsWritten() {
    lab.run(() -> lab.viewModel().toggleLink(new Link("n1", "n2")));
    lab.until(() -> !lab.severed().isEmpty());
    lab.click("#tab-events");
    lab.click("#eventSearch");

    lab.robot().type(KeyCode.Q);
    lab.robot().press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);

    lab.until(() -> ((TextField) lab.node("#eventSearch")).getText().isEmpty());
    assertThat(lab.severed()).isNotEmpty();
  }

  @Test
  void theVerdictOfThePastLiesWithinItsFrame() {
    clickAndSpread();
    lab.robot().type(KeyCode.PAGE_UP);
    lab.until(() -> lab.isShown("#pastBanner"));

    var frame = lab.onFx(() -> lab.node(".past-frame").localToScene(boundsOf(".past-frame")));
    var verdict = lab.onFx(() -> lab.node("#pill").localToScene(boundsOf("#pill")));

    assertThat(frame.contains(verdict)).isTrue();
  }

  @Test
  void ofWhatIsDroppedOnTheWindowTheSessionIsOpened() {
    var notes = directory.resolve("notes.txt").toFile();
    var session = directory.resolve("lesson.hearsay").toFile();

    assertThat(FileMenu.session(List.of(notes, session))).contains(session.toPath());
    assertThat(FileMenu.session(List.of(notes))).isEmpty();
    assertThat(FileMenu.session(null)).isEmpty();
  }

  @Test
  void aSessionOpensWithABannerThatClosesIt() {
    clickAndSpread();
    var file = directory.resolve("lesson.hearsay");
    lab.run(() -> lab.viewModel().sessions().save(file));
    lab.until(() -> file.toFile().isFile());
    lab.until(() -> lab.viewModel().sessions().progressProperty().get().isEmpty());

    lab.run(() -> lab.viewModel().sessions().open(file));

    lab.until(() -> lab.isShown("#pastBanner"));
    lab.until(() -> lab.text("#pastWords").startsWith("Recording: lesson.hearsay · saved "));
    assertThat(lab.text("#livePill")).startsWith("RECORDING");
    lab.click("#leavePast");
    lab.until(() -> lab.viewModel().timeline().isLive());
  }

  private void clickAndSpread() {
    lab.click("#plus-n1");
    lab.until(() -> lab.shownValues().equals(List.of("1", "1", "1", "1", "1")));
  }

  private Point2D onScrubber(double fraction) {
    return lab.onFx(
        () -> {
          var scrubber = lab.node("#scrubber");
          var bounds = scrubber.getLayoutBounds();
          return scrubber.localToScreen(
              14 + fraction * (bounds.getWidth() - 28), bounds.getHeight() / 2);
        });
  }

  private int firstRow() {
    var flow = (VirtualFlow<?>) events().lookup(".virtual-flow");
    return flow.getFirstVisibleCell() == null ? -1 : flow.getFirstVisibleCell().getIndex();
  }

  @SuppressWarnings("unchecked")
  private ListView<JournalEntry> events() {
    return (ListView<JournalEntry>) lab.node("#events");
  }

  private Bounds boundsOf(String id) {
    return lab.node(id).getLayoutBounds();
  }

  /// As an event: the headless platform gives a drag to what lies under the mouse, others to what
  /// was pressed.
  private void dragBy(String id, double x, double y) {
    lab.run(
        () -> {
          var bounds = lab.node(id).localToScene(boundsOf(id));
          var atX = bounds.getCenterX() + x;
          var atY = bounds.getCenterY() + y;
          lab.node(id).fireEvent(drag(atX, atY));
        });
  }

  private static MouseEvent drag(double x, double y) {
    return new MouseEvent(
        MouseEvent.MOUSE_DRAGGED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        null);
  }
}
