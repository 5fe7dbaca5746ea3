package hearsay.viz.timeline;

import hearsay.journal.Bookmark;
import hearsay.viz.Timeline;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Names on moments: a menu to go to them and to take them away, and a field in the bar to give
/// them. Application thread only.
final class BookmarkMenu {
  private final Timeline timeline;
  private final MenuButton button = new MenuButton();
  private final TextField field = new TextField();

  BookmarkMenu(Timeline timeline) {
    this.timeline = timeline;
    var icon = new Region();
    icon.getStyleClass().addAll("icon", "bookmark-icon");
    button.setGraphic(icon);
    button.setId("bookmarks");
    button.setAccessibleText("Bookmarks");
    button.setTooltip(new Tooltip("Names on moments (B)"));
    button.getItems().setAll(items());
    button.setOnShowing(event -> button.getItems().setAll(items()));
    field.setId("bookmarkName");
    field.setPromptText("A name for this moment");
    field.setAccessibleText("Name of the bookmark; Enter keeps it");
    field.getStyleClass().add("bookmark-name");
    field.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().length() <= Bookmark.MAX_NAME ? change : null));
    field.setOnAction(event -> keep());
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    field
        .focusedProperty()
        .addListener(
            (property, before, isFocused) -> {
              if (!isFocused) {
                keep();
              }
            });
    show(false);
    timeline.names().askedProperty().addListener((property, before, now) -> ask(now.longValue()));
  }

  MenuButton button() {
    return button;
  }

  /// Seen only while a name is asked for.
  TextField field() {
    return field;
  }

  Menu asMenu() {
    var menu = new Menu("Bookmarks");
    menu.getItems().setAll(items());
    return menu;
  }

  private List<MenuItem> items() {
    var items = new ArrayList<MenuItem>();
    items.add(
        TimeBar.item(
            "Name this moment (B)", () -> timeline.names().ask(timeline.positionProperty().get())));
    if (!timeline.bookmarks().isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    timeline.bookmarks().forEach(mark -> items.add(menu(mark)));
    return items;
  }

  private Menu menu(Bookmark mark) {
    return new Menu(
        timeline.timeTextAt(mark.position()) + " · " + mark.name(),
        null,
        TimeBar.item("Go to it", () -> timeline.seek(mark.position())),
        TimeBar.item("Rename", () -> timeline.names().ask(mark.position())),
        TimeBar.item("Remove", () -> timeline.names().remove(mark)));
  }

  private void ask(long position) {
    if (position < 0) {
      show(false);
      return;
    }
    field.setText(timeline.names().at(position).map(Bookmark::name).orElse(""));
    show(true);
    field.requestFocus();
    field.selectAll();
  }

  private void keep() {
    if (field.isVisible()) {
      timeline.names().answer(field.getText());
    }
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      timeline.names().answer("");
      event.consume();
    }
  }

  private void show(boolean isShown) {
    field.setVisible(isShown);
    field.setManaged(isShown);
  }
}
