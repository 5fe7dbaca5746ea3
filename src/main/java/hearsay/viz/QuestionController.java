package hearsay.viz;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds what is asked before nodes are replaced, and what is said meanwhile. It has its place in
/// the row of captions, so that the graph does not move for it.
public final class QuestionController {
  private final LabViewModel viewModel;
  private final FileMenu files;

  @FXML private HBox root;
  @FXML private HBox progress;
  @FXML private Label progressText;
  @FXML private HBox question;
  @FXML private Label questionText;
  @FXML private Button restart;
  @FXML private Button save;
  @FXML private Button cancel;

  QuestionController(LabViewModel viewModel, FileMenu files) {
    this.viewModel = viewModel;
    this.files = files;
  }

  @FXML
  private void initialize() {
    var work = viewModel.sessions().progressProperty();
    progressText
        .textProperty()
        .bind(
            Bindings.when(viewModel.progressProperty().isNotEmpty())
                .then(viewModel.progressProperty())
                .otherwise(work));
    show(progress, viewModel.progressProperty().isNotEmpty().or(work.isNotEmpty()));
    show(cancel, work.isNotEmpty().and(viewModel.progressProperty().isEmpty()));
    var answer = viewModel.choice().answerProperty();
    restart.textProperty().bind(answer);
    show(save, answer.isEqualTo(ClusterChoice.FORK));
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

  /// The question stays: saving is no answer.
  @FXML
  private void saveFirst() {
    files.save(root.getScene().getWindow());
  }

  @FXML
  private void cancel() {
    viewModel.sessions().cancel();
  }
}
