package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.viz.LabViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Name, mark, value and +; the rest is in the menu and, for the selected node, in the picture.
final class SmallFace implements CardFace {
  private final HBox box = new HBox();

  /// A small card has this much room for a name; the address of a foreign node is cut to it.
  private static final int NAME_CHARACTERS = 6;

  private final Label name;
  private final Label letter = new Label();
  private final MarkIcon mark = new MarkIcon();
  private final ValueLabel value;
  private final OperationButton plus;

  SmallFace(LabViewModel model, String node) {
    name = new Label(AddressText.within(node, NAME_CHARACTERS));
    name.getStyleClass().add("name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    value = new ValueLabel(node);
    plus = new OperationButton(model, node, 1);
    letter.getStyleClass().add("letter");
    var signs = new HBox(mark, letter);
    signs.getStyleClass().add("signs");
    signs.setAlignment(Pos.CENTER_LEFT);
    var side = new VBox(name, signs);
    side.getStyleClass().add("side");
    side.setAlignment(Pos.CENTER_LEFT);
    value.setMinWidth(Region.USE_PREF_SIZE);
    value.setMaxWidth(Double.MAX_VALUE);
    value.setAlignment(Pos.CENTER);
    HBox.setHgrow(value, Priority.ALWAYS);
    box.getStyleClass().addAll("face", "small-face");
    box.setAlignment(Pos.CENTER);
    box.getChildren().addAll(side, value, plus);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardModel model, CardMetrics metrics) {
    letter.setText(model.group() >= 0 ? Group.letter(model.group()) : "");
    letter.setVisible(model.group() >= 0);
    mark.show(model.mark());
    value.show(model.value());
    plus.setVisible(!model.isForeign());
    plus.setManaged(!model.isForeign());
    plus.setDisable(model.isCrashed() || model.isPast());
  }
}
