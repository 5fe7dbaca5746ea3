package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.journal.NodeSnapshot.Lifecycle;
import hearsay.viz.LabViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Name, version, mark, −, value, +, and a line for what just happened. Where nothing can be
/// clicked, words stand in place of − and +: of a crashed node what it will come back with, of a
/// foreign one that it is foreign.
final class FullFace implements CardFace {
  /// What a name has beside the mark, as a part of the card's width; the style sheet draws the name
  /// of a foreign node at 1 em.
  private static final double NAME_ROOM = 0.75;

  private static final double CHARACTER_EM = 0.6;

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
  private final Label disk = new Label();
  private final Label line = new Label();
  private final HBox header = new HBox();
  private final HBox body = new HBox();
  private @Nullable Lifecycle arranged;
  private final Button restart = new Button("Restart");

  FullFace(LabViewModel model, String node) {
    value = new ValueLabel(node);
    minus = new OperationButton(model, node, -1);
    plus = new OperationButton(model, node, 1);
    name.getStyleClass().add("name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setId("name-" + node);
    pauseSign.getStyleClass().add("pause-sign");
    letter.getStyleClass().add("letter");
    state.getStyleClass().add("node-state");
    version.getStyleClass().add("version");
    version.setMinWidth(Region.USE_PREF_SIZE);
    state.setMinWidth(Region.USE_PREF_SIZE);
    mark.setId("mark-" + node);
    disk.getStyleClass().add("node-aside");
    disk.setId("disk-" + node);
    disk.setWrapText(true);
    line.getStyleClass().add("happening");
    line.setId("happening-" + node);
    restart.getStyleClass().setAll("restart");
    restart.setId("restart-" + node);
    restart.setOnAction(any -> model.restart(node));
    header.getStyleClass().add("header");
    header.setAlignment(Pos.CENTER_LEFT);
    body.getStyleClass().add("body");
    body.setAlignment(Pos.CENTER);
    value.setMaxWidth(Double.MAX_VALUE);
    value.setAlignment(Pos.CENTER);
    VBox.setVgrow(body, Priority.ALWAYS);
    box.getStyleClass().add("face");
    box.getChildren().addAll(header, body, foot());
  }

  private void arrange(Lifecycle lifecycle) {
    if (lifecycle == arranged) {
      return;
    }
    arranged = lifecycle;
    var isDown = lifecycle == Lifecycle.CRASHED;
    HBox.setHgrow(value, isDown ? Priority.NEVER : Priority.ALWAYS);
    value.setMinWidth(isDown ? Region.USE_PREF_SIZE : 0);
    HBox.setHgrow(disk, Priority.ALWAYS);
    switch (lifecycle) {
      case RUNNING -> {
        header.getChildren().setAll(letter, name, pauseSign, space(), version, mark);
        body.getChildren().setAll(minus, value, plus);
      }
      case CRASHED -> {
        header.getChildren().setAll(name, state, space(), version, mark);
        body.getChildren().setAll(value, disk);
      }
      case FOREIGN -> {
        header.getChildren().setAll(letter, name, space(), mark);
        body.getChildren().setAll(state, value, version);
      }
    }
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
    arrange(model.lifecycle());
    name.setText(
        model.isForeign() ? AddressText.within(model.name(), room(metrics)) : model.name());
    present(letter, model.group() >= 0);
    letter.setText(model.group() >= 0 ? Group.letter(model.group()) : "");
    present(pauseSign, model.isPaused());
    state.setText(stateWord(model));
    version.setText(model.version());
    present(version, !model.isCrashed() || metrics.fit() != CardFit.DENSE);
    mark.show(model.mark());
    value.show(model.value());
    disk.setText(model.disk());
    line.setText(model.line());
    line.setVisible(!model.isCrashed());
    restart.setVisible(model.isCrashed());
    restart.setDisable(model.isPast());
    minus.setDisable(model.isPast());
    plus.setDisable(model.isPast());
  }

  /// How many characters of an address there is room for.
  private static int room(CardMetrics metrics) {
    return (int) (NAME_ROOM * metrics.width() / (CHARACTER_EM * metrics.em()));
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
