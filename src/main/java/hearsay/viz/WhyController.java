package hearsay.viz;

import hearsay.journal.NodeNames;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Binds the answer to "Why?", which stands above the verdict until it is closed. The graph makes
/// room for it, so that no card is covered; many lines scroll.
public final class WhyController {
  private final LabViewModel viewModel;

  @FXML private VBox whyArea;
  @FXML private VBox whyLines;
  @FXML private Button heal;

  WhyController(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  private void initialize() {
    var judgement = viewModel.judgement();
    show(whyArea, judgement.whyAskedProperty());
    judgement
        .whyProperty()
        .addListener(
            (property, before, now) ->
                whyLines
                    .getChildren()
                    .setAll(now.lines().stream().map(WhyController::line).toList()));
    var verdict = judgement.verdictProperty();
    heal.textProperty().bind(verdict.map(text -> "Heal " + NodeNames.links(text.heal())));
    // Of the past it tells what would have helped, but nothing can be healed there.
    var obstacle = viewModel.gate().obstacleProperty();
    show(
        heal,
        Bindings.createBooleanBinding(
            () -> !verdict.get().heal().isEmpty() && obstacle.get().isEmpty(), verdict, obstacle));
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
  private void heal() {
    viewModel.links().heal(viewModel.judgement().verdictProperty().get().heal());
  }

  @FXML
  private void closeWhy() {
    viewModel.judgement().whyAskedProperty().set(false);
  }
}
