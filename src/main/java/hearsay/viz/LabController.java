package hearsay.viz;

import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Binds the window's root: the graph in its middle, and the line that a screen reader speaks.
public final class LabController {
  private final LabViewModel viewModel;
  private final Region graph;

  @FXML private StackPane graphArea;
  @FXML private Region announcement;

  /// @param graph fills the space between bar and verdict
  LabController(LabViewModel viewModel, Region graph) {
    this.viewModel = viewModel;
    this.graph = graph;
  }

  @FXML
  private void initialize() {
    graphArea.getChildren().addFirst(graph);
    announcement.setAccessibleRole(AccessibleRole.TEXT);
    announcement.accessibleTextProperty().bind(viewModel.announcer().lineProperty());
    announcement
        .accessibleTextProperty()
        .addListener(
            changed -> announcement.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
  }
}
