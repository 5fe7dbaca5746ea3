package hearsay.viz.inspector;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.TilePane;

/// The buttons at the inspector's foot; made anew only if they are others.
final class ActionBar extends TilePane {
  private final InspectorViewModel viewModel;
  private List<Action> shown = List.of();

  ActionBar(InspectorViewModel viewModel) {
    this.viewModel = viewModel;
    getStyleClass().add("actions");
    setPrefColumns(1);
  }

  void show(List<Action> actions) {
    if (!actions.equals(shown)) {
      shown = actions;
      getChildren().setAll(actions.stream().map(this::button).toList());
      setVisible(!actions.isEmpty());
      setManaged(isVisible());
    }
  }

  private Node button(Action action) {
    var button = new Button(action.label());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setDisable(!action.isEnabled());
    button.setOnAction(event -> perform(button, action.deed()));
    return button;
  }

  private void perform(Button button, Action.Deed deed) {
    if (deed instanceof Action.Deed.Compare(var others)) {
      menu(others).show(button, Side.TOP, 0, 0);
    } else {
      viewModel.perform(deed);
    }
  }

  private ContextMenu menu(List<String> others) {
    var menu = new ContextMenu();
    if (!viewModel.compared().isEmpty()) {
      menu.getItems().add(item("Compare no more", ""));
    }
    others.stream().map(other -> item("with " + other, other)).forEach(menu.getItems()::add);
    return menu;
  }

  private MenuItem item(String text, String node) {
    var item = new MenuItem(text);
    item.setOnAction(event -> viewModel.compare(node));
    return item;
  }
}
