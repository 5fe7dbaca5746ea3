package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.journal.NodeSnapshot.Lifecycle;
import hearsay.viz.LabViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Name, version, mark, −, value, +, and a line for what just happened.
final class FullFace implements CardFace {
  /// Names that the app gives are no longer and are never cut; host and port of a foreign node may
  /// be.
  private static final int SHORT_NAME = 5;

  private final VBox box = new VBox();
  private final Label letter = new Label();
  private final Label name = new Label();
  private final Region pauseSign = new Region();
  private final Label state = new Label();
  private final Label version = new Label();
  private final MarkIcon mark = new MarkIcon();
  private final ValueLabel value;
  private final OperationButton minus;
  private final OperationButton plus;
  private final Label line = new Label();
  private final Button restart = new Button("Restart");

  FullFace(LabViewModel model, String node) {
    value = new ValueLabel(node);
    minus = new OperationButton(model, node, -1);
    plus = new OperationButton(model, node, 1);
    name.setText(node);
    name.getStyleClass().add("name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(node.length() <= SHORT_NAME ? Region.USE_PREF_SIZE : 0);
    pauseSign.getStyleClass().add("pause-sign");
    letter.getStyleClass().add("letter");
    state.getStyleClass().add("node-state");
    version.getStyleClass().add("version");
    version.setMinWidth(Region.USE_PREF_SIZE);
    line.getStyleClass().add("happening");
    line.setId("happening-" + node);
    restart.getStyleClass().setAll("restart");
    restart.setId("restart-" + node);
    restart.setOnAction(any -> model.restart(node));
    box.getStyleClass().add("face");
    box.getChildren().addAll(header(), body(), foot());
  }

  private Node header() {
    var header = new HBox(letter, name, pauseSign, state, space(), version, mark);
    header.getStyleClass().add("header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private Node body() {
    var body = new HBox(minus, value, plus);
    body.getStyleClass().add("body");
    body.setAlignment(Pos.CENTER);
    value.setMaxWidth(Double.MAX_VALUE);
    value.setAlignment(Pos.CENTER);
    HBox.setHgrow(value, Priority.ALWAYS);
    VBox.setVgrow(body, Priority.ALWAYS);
    return body;
  }

  private Node foot() {
    var foot = new StackPane(line, restart);
    foot.getStyleClass().add("foot");
    return foot;
  }

  private static Region space() {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardModel model, CardMetrics metrics) {
    present(letter, model.group() >= 0);
    letter.setText(model.group() >= 0 ? Group.letter(model.group()) : "");
    present(pauseSign, model.isPaused() && model.lifecycle() == Lifecycle.RUNNING);
    state.setText(stateWord(model));
    present(state, !state.getText().isEmpty());
    version.setText(model.version());
    mark.show(model.mark());
    value.show(model.value());
    minus.setDisable(model.isCrashed() || model.isForeign());
    plus.setDisable(model.isCrashed() || model.isForeign());
    line.setText(model.line());
    line.setVisible(!model.isCrashed());
    restart.setVisible(model.isCrashed());
  }

  private static String stateWord(CardModel model) {
    return switch (model.lifecycle()) {
      case RUNNING -> "";
      case CRASHED -> "crashed";
      case FOREIGN -> "foreign";
    };
  }

  private static void present(Node node, boolean isPresent) {
    node.setVisible(isPresent);
    node.setManaged(isPresent);
  }
}
