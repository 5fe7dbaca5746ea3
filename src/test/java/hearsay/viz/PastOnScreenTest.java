package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEntry;
import hearsay.viz.LabViewModel.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
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
  void aDividerIsDraggedAndMovedByKeys() {
    lab.until(() -> lab.isInside("#rightDivider"));
    var before = lab.viewModel().panes().rightWidthProperty().get();
    var at = lab.onFx(() -> middle(lab.node("#rightDivider")));
    lab.drag(at, at.add(40, 0));
    lab.until(() -> lab.viewModel().panes().rightWidthProperty().get() < before - 20);

    var dragged = lab.viewModel().panes().rightWidthProperty().get();
    lab.run(() -> lab.node("#rightDivider").requestFocus());
    lab.robot().type(KeyCode.LEFT);
    lab.until(() -> lab.viewModel().panes().rightWidthProperty().get() > dragged);
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

  @SuppressWarnings("unchecked")
  private ListView<JournalEntry> events() {
    return (ListView<JournalEntry>) lab.node("#events");
  }

  private static Point2D middle(Node node) {
    var bounds = node.localToScreen(node.getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }
}
