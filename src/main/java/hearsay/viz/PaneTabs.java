package hearsay.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Views that share a place, one at a time. A view is made when it is first looked at, and is in
/// the scene only while it is. Application thread only.
public final class PaneTabs {
  /// One of the views.
  ///
  /// @param id of its button: "tab-" and this
  /// @param isOffered whether it can be chosen now
  public record Tab(
      String name, String id, Supplier<Node> view, ObservableValue<Boolean> isOffered) {}

  private final List<Tab> tabs;
  private final List<@Nullable Node> views = new ArrayList<>();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final IntegerProperty selected;
  private final HBox header = new HBox();
  private final StackPane content = new StackPane();

  /// @param selected number of the tab shown, from 0
  public PaneTabs(List<Tab> tabs, IntegerProperty selected) {
    this.tabs = List.copyOf(tabs);
    this.selected = selected;
    header.getStyleClass().add("pane-tabs");
    content.getStyleClass().add("pane-content");
    content.setMinSize(0, 0);
    for (var index = 0; index < tabs.size(); index++) {
      views.add(null);
      var button = button(tabs.get(index), index);
      buttons.add(button);
      header.getChildren().add(button);
    }
    selected.addListener(changed -> show());
    content.visibleProperty().addListener(changed -> show());
    show();
  }

  /// The names of the tabs, as buttons.
  public HBox header() {
    return header;
  }

  /// Where the chosen view is shown; nothing is while this is not visible.
  public StackPane content() {
    return content;
  }

  private ToggleButton button(Tab tab, int index) {
    var button = new ToggleButton(tab.name());
    button.setId("tab-" + tab.id());
    button.getStyleClass().add("pane-tab");
    button.setAccessibleRole(AccessibleRole.TAB_ITEM);
    button.setOnAction(event -> choose(index));
    button.visibleProperty().bind(tab.isOffered());
    button.managedProperty().bind(tab.isOffered());
    tab.isOffered().addListener(changed -> show());
    return button;
  }

  private void choose(int index) {
    selected.set(index);
    show();
  }

  private void show() {
    var wanted = selected.get();
    var shown =
        wanted < tabs.size() && Boolean.TRUE.equals(tabs.get(wanted).isOffered().getValue())
            ? wanted
            : 0;
    for (var index = 0; index < buttons.size(); index++) {
      buttons.get(index).setSelected(index == shown);
    }
    if (!content.isVisible()) {
      content.getChildren().clear();
      return;
    }
    var view = view(shown);
    if (!content.getChildren().equals(List.of(view))) {
      content.getChildren().setAll(view);
    }
  }

  private Node view(int index) {
    var present = views.get(index);
    if (present == null) {
      present = tabs.get(index).view().get();
      views.set(index, present);
    }
    return present;
  }
}
