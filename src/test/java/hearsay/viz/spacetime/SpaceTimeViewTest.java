package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.viz.Insight;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
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

@ExtendWith(ApplicationExtension.class)
class SpaceTimeViewTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final FxRobot robot = new FxRobot();
  private LabViewModel model;
  private SpaceTimeView view;
  private AnimationTimer timer;

  @Start
  void show(Stage stage) throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
    model = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    view = new SpaceTimeView(model);
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long nanos) {
            model.pulse(nanos);
          }
        };
    timer.start();
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view, 900, 250));
    stage.show();
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        LIMIT.toMillis(),
        () -> {
          timer.stop();
          model.close();
        });
  }

  private DiagramPane diagram() {
    return (DiagramPane) view.lookup("#diagram");
  }

  private static <T> T onFx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }

  private void until(Callable<Boolean> condition) {
    await().atMost(LIMIT).until(() -> onFx(condition));
  }

  private boolean shows(Arrow.Fate fate) {
    var frame = diagram().shown();
    return frame != null && frame.arrows().stream().anyMatch(arrow -> arrow.fate() == fate);
  }

  private void click() {
    Platform.runLater(() -> model.operate("n1", 1));
    until(() -> shows(Arrow.Fate.TAUGHT));
  }

  /// Where a mark of an operation is on the screen.
  private Point2D operation() {
    return onFx(
        () -> {
          var marks = diagram().shown().marks();
          var mark =
              marks.stream()
                  .filter(shape -> shape.mark().kind() == Mark.Kind.OPERATION)
                  .findFirst()
                  .orElseThrow();
          return diagram().localToScreen(mark.x(), mark.y());
        });
  }

  @Test
  void anOperationAndItsFramesAreDrawnWhileTheyHappen() {
    click();

    assertThat(onFx(() -> diagram().shown().words().stream().map(Word::text).toList()))
        .contains("n1", "n2", "n3", "+1");
  }

  @Test
  void aClickOnAnOperationSelectsItForAllViews() {
    click();

    robot.clickOn(operation());

    until(() -> model.insight().selectionProperty().get() instanceof Selection.Event);
  }

  @Test
  void aClickOnAnArrowSelectsItsFrameForAllViews() {
    click();
    var arrow =
        onFx(
            () ->
                diagram().shown().arrows().stream()
                    .filter(shape -> shape.fate() == Arrow.Fate.TAUGHT)
                    .findFirst()
                    .orElseThrow());
    var third =
        new Point2D(arrow.x1() * 0.6 + arrow.x2() * 0.4, arrow.y1() * 0.6 + arrow.y2() * 0.4);

    robot.clickOn(onFx(() -> diagram().localToScreen(third)));

    until(() -> model.insight().selectionProperty().get() instanceof Selection.Frame);
    until(() -> diagram().shown().arrows().stream().anyMatch(DiagramFrame.ArrowShape::isSelected));
  }

  @Test
  void aNodeSelectedInTheGraphIsNamedInTheDiagram() {
    click();
    onFx(
        () -> {
          model.selectedNodeProperty().set("n2");
          return true;
        });

    until(
        () ->
            diagram().shown().words().stream()
                .anyMatch(word -> word.text().equals("n2") && word.isBold()));
  }

  @Test
  void aTracedRumourIsExplainedAndEscapeEndsIt() {
    click();
    robot.clickOn(operation());
    until(() -> model.insight().selectionProperty().get() instanceof Selection.Event);
    onFx(
        () -> {
          var event = (Selection.Event) model.insight().selectionProperty().get();
          return model.insight().trace(event.position());
        });
    until(() -> view.lookup("#diagramLightsOff").isVisible());

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    until(() -> model.insight().lightProperty().get() instanceof Insight.Light.None);
  }

  @Test
  void draggingLeavesThePresentAndFollowComesBack() {
    click();
    var middle = onFx(() -> diagram().localToScreen(400, 100));

    robot.moveTo(middle).press(MouseButton.PRIMARY).moveBy(60, 0).moveBy(60, 0);
    robot.release(MouseButton.PRIMARY);

    until(() -> view.lookup("#diagramFollow").isVisible());
    onFx(
        () -> {
          ((Button) view.lookup("#diagramFollow")).fire();
          return true;
        });
    until(() -> !view.lookup("#diagramFollow").isVisible());
  }

  @Test
  void theAxisCanBeTimeOrOrder() {
    click();
    until(() -> ((ToggleButton) view.lookup("#diagramOrder")).isSelected());

    onFx(
        () -> {
          ((ToggleButton) view.lookup("#diagramTime")).fire();
          return true;
        });

    until(() -> ((ToggleButton) view.lookup("#diagramTime")).isSelected());
  }

  @Test
  void nothingIsDrawnWhileNobodySees() {
    click();
    onFx(
        () -> {
          view.setVisible(false);
          return true;
        });
    var before = onFx(() -> diagram().shown());
    var position = model.timeline().journal().end();

    Platform.runLater(() -> model.operate("n2", 1));
    until(() -> model.timeline().positionProperty().get() > position + 4);

    assertThat(onFx(() -> diagram().shown())).isSameAs(before);
  }
}
