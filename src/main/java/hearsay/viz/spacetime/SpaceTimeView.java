package hearsay.viz.spacetime;

import hearsay.viz.LabViewModel;
import hearsay.viz.Showing;
import hearsay.viz.graph.TextSize;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The space–time diagram of the journal that is shown: one line per node, time from left to right,
/// an arrow for each frame. While nobody can see it, it does nothing; seen again, it reads what it
/// missed. Application thread only.
public final class SpaceTimeView extends StackPane {
  private final LabViewModel model;
  private final DiagramReader reader = new DiagramReader();
  private final DiagramViewModel viewModel = new DiagramViewModel();
  private final DiagramPane diagram = new DiagramPane();
  private final DiagramControls controls;
  private final DiagramTip tip = new DiagramTip();

  public SpaceTimeView(LabViewModel model) {
    this.model = model;
    setId("spaceTimeView");
    getStyleClass().add("space-time");
    setAccessibleText("Space–time diagram: a line for each node, an arrow for each frame");
    controls = new DiagramControls(viewModel, model.insight());
    diagram.setId("diagram");
    diagram.setFocusTraversable(true);
    VBox.setVgrow(diagram, Priority.ALWAYS);
    getChildren().addAll(new VBox(controls, diagram), tip);
    setMinSize(0, 0);
    new DiagramGestures(model, viewModel, diagram, this::hovered);
    model.addPulseListener(this::pulsed);
  }

  private void pulsed(Showing showing) {
    if (!isSeen() || diagram.getWidth() < 1 || diagram.getHeight() < 1) {
      return;
    }
    var timeline = model.timeline();
    // What a live snapshot knows can be ahead of the entries, never behind.
    var end = showing.isLive() ? showing.snapshot().position() : Long.MAX_VALUE;
    var journal = timeline.journal();
    var index = reader.read(journal, end, showing.wallNanos() / 1_000_000);
    var insight = model.insight();
    var moment =
        new DiagramViewModel.Moment(
            showing.snapshot().position(),
            showing.clusterNanos(),
            showing.wallNanos() / 1_000_000,
            timeline.originMillis(),
            showing.isLive(),
            showing.isJump(),
            insight.selectionProperty().get(),
            insight.lightProperty().get(),
            timeline.bookmarks());
    var scale = getScene().getWindow().getOutputScaleX();
    var frame =
        viewModel.frame(index, moment, diagram.getWidth(), diagram.getHeight(), em(), scale);
    var isDark = model.appearance().darkProperty().get();
    diagram.show(frame, DiagramColors.of(isDark), scale);
    controls.refresh(insight.lightProperty().get());
  }

  private double em() {
    var appearance = model.appearance();
    return TextSize.of(
            appearance.levelProperty().get(),
            appearance.projectorProperty().get(),
            appearance.scaleProperty().get())
        .smallest();
  }

  /// Whether the window and everything around the view is visible.
  private boolean isSeen() {
    var scene = getScene();
    if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
      return false;
    }
    for (Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void hovered(DiagramHits.@Nullable Hit hit, MouseEvent event) {
    if (hit == null) {
      tip.hide();
      return;
    }
    var words = DiagramTip.words(model.timeline(), hit);
    var top = diagram.getBoundsInParent().getMinY();
    tip.show(words, event.getX(), event.getY() + top, getWidth(), getHeight());
  }
}
