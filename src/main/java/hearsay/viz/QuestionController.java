package hearsay.viz;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds what is asked before nodes are replaced, and what is said meanwhile. It has its place in
/// the row of captions, so that the graph does not move for it.
public final class QuestionController {
  private final LabViewModel viewModel;

  @FXML private HBox root;
  @FXML private HBox progress;
  @FXML private Label progressText;
  @FXML private HBox question;
  @FXML private Label questionText;

  QuestionController(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  private void initialize() {
    progressText.textProperty().bind(viewModel.progressProperty());
    show(progress, viewModel.progressProperty().isNotEmpty());
    questionText.textProperty().bind(viewModel.choice().questionProperty());
    show(question, viewModel.choice().questionProperty().isNotEmpty());
    show(root, progress.visibleProperty().or(question.visibleProperty()));
  }

  private static void show(Node node, ObservableValue<Boolean> isShown) {
    node.visibleProperty().bind(isShown);
    node.managedProperty().bind(isShown);
  }

  @FXML
  private void restart() {
    viewModel.choice().restart();
  }

  @FXML
  private void keep() {
    viewModel.choice().keep();
  }
}
