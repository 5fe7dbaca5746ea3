package hearsay.viz;

import hearsay.journal.NodeNames;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Binds what lies above the verdict: progress, the question about the rule, trouble, and the
/// answer to "Why?".
public final class NoticesController {
  private final LabViewModel viewModel;

  @FXML private HBox progress;
  @FXML private Label progressText;
  @FXML private HBox question;
  @FXML private Label questionText;
  @FXML private VBox notices;
  @FXML private VBox whyPanel;
  @FXML private VBox whyLines;
  @FXML private Button heal;

  NoticesController(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  private void initialize() {
    progressText.textProperty().bind(viewModel.progressProperty());
    show(progress, viewModel.progressProperty().isNotEmpty());
    questionText.textProperty().bind(viewModel.choice().questionProperty());
    show(question, viewModel.choice().questionProperty().isNotEmpty());
    show(notices, Bindings.isNotEmpty(viewModel.notices().shown()));
    viewModel.notices().shown().addListener((InvalidationListener) changed -> fillNotices());
    fillNotices();
    bindWhy();
  }

  private void bindWhy() {
    var judgement = viewModel.judgement();
    show(whyPanel, judgement.whyAskedProperty());
    judgement
        .whyProperty()
        .addListener(
            (property, before, now) ->
                whyLines
                    .getChildren()
                    .setAll(now.lines().stream().map(NoticesController::line).toList()));
    var verdict = judgement.verdictProperty();
    heal.textProperty().bind(verdict.map(text -> "Heal " + NodeNames.links(text.heal())));
    show(heal, Bindings.createBooleanBinding(() -> !verdict.get().heal().isEmpty(), verdict));
  }

  private void fillNotices() {
    notices.getChildren().setAll(viewModel.notices().shown().stream().map(this::row).toList());
  }

  private Node row(Notice notice) {
    var words = new VBox(line(notice.text()));
    var row = new HBox(new Region(), words);
    row.setMaxWidth(Region.USE_PREF_SIZE);
    row.getStyleClass().addAll("notice", notice.isCalm() ? "calm" : "trouble");
    row.getChildren()
        .getFirst()
        .getStyleClass()
        .addAll("icon", notice.isCalm() ? "calm-icon" : "trouble-icon");
    if (notice.hasAction()) {
      row.getChildren().add(button(notice.remedy(), () -> tryRemedy(notice)));
    } else {
      words.getChildren().add(line(notice.remedy()));
    }
    row.getChildren().add(button("Dismiss", () -> viewModel.notices().dismiss(notice)));
    return row;
  }

  private void tryRemedy(Notice notice) {
    viewModel.notices().dismiss(notice);
    notice.action().run();
  }

  private static Button button(String text, Runnable action) {
    var button = new Button(text);
    button.setOnAction(event -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.getStyleClass().add("notice-text");
    label.setWrapText(true);
    return label;
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

  @FXML
  private void heal() {
    viewModel.links().heal(viewModel.judgement().verdictProperty().get().heal());
  }

  @FXML
  private void closeWhy() {
    viewModel.judgement().whyAskedProperty().set(false);
  }
}
