package hearsay.viz;

import hearsay.viz.timeline.PastBanner;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Binds the window's root: the graph in its middle, the panes beside it, and the line that a
/// screen reader speaks.
public final class LabController {
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

  private final LabViewModel viewModel;
  private final Region graph;

  @FXML private StackPane body;
  @FXML private BorderPane middle;
  @FXML private StackPane graphArea;
  @FXML private Region announcement;

  /// @param graph fills the space between bar and verdict
  LabController(LabViewModel viewModel, Region graph) {
    this.viewModel = viewModel;
    this.graph = graph;
  }

  @FXML
  private void initialize() {
    var banner = new PastBanner(viewModel);
    var frame = new Region();
    frame.getStyleClass().add("past-frame");
    frame.setMouseTransparent(true);
    frame.visibleProperty().bind(banner.visibleProperty());
    StackPane.setAlignment(banner, Pos.TOP_CENTER);
    graphArea.getChildren().addFirst(graph);
    banner.visibleProperty().addListener(changed -> show(banner));
    banner.heightProperty().addListener(changed -> show(banner));
    // The verdict is that of the moment shown: it lies within the frame, too.
    var framed = new StackPane(middle, frame, banner);
    framed.setMinSize(0, 0);
    body.getChildren().setAll(new Panes(viewModel).around(framed));
    speak();
  }

  /// Cards keep out from under the banner.
  private void show(Region banner) {
    var isPast = banner.isVisible();
    middle.pseudoClassStateChanged(PAST, isPast);
    graph.setPadding(new Insets(isPast ? banner.getHeight() : 0, 0, 0, 0));
  }

  private void speak() {
    announcement.setAccessibleRole(AccessibleRole.TEXT);
    announcement.accessibleTextProperty().bind(viewModel.announcer().lineProperty());
    announcement
        .accessibleTextProperty()
        .addListener(
            changed -> announcement.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
  }
}
