package hearsay.viz.timeline;

import hearsay.journal.trace.EventWords;
import hearsay.viz.LabViewModel;
import java.util.EnumSet;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What narrows the list of events: kinds, the selected node, a text. Application thread only.
final class EventFilterBar extends HBox {
  private final LabViewModel model;
  private final EnumSet<EventWords.Kind> kinds = EnumSet.allOf(EventWords.Kind.class);
  private final MenuButton kindMenu = new MenuButton();
  private final ToggleButton onlyNode = new ToggleButton();
  private final TextField search = new TextField();
  private final Label count = new Label();

  EventFilterBar(LabViewModel model) {
    this.model = model;
    getStyleClass().add("event-filters");
    kindMenu.setId("eventKinds");
    kindMenu.setAccessibleHelp("Which kinds of events are listed");
    for (var kind : EventWords.Kind.values()) {
      kindMenu.getItems().add(item(kind));
    }
    sayKinds();
    var selected = model.selectedNodeProperty();
    onlyNode.setId("eventsOfNode");
    onlyNode
        .textProperty()
        .bind(
            Bindings.when(selected.isEmpty())
                .then("Selected node")
                .otherwise(Bindings.concat("Only ", selected)));
    onlyNode.disableProperty().bind(selected.isEmpty().and(onlyNode.selectedProperty().not()));
    search.setId("eventSearch");
    search.setPromptText("Search");
    search.setAccessibleText("Search events");
    search.addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    count.setId("eventCount");
    count.getStyleClass().add("quiet");
    count.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(search, Priority.SOMETIMES);
    getChildren().addAll(kindMenu, onlyNode, search, count);
  }

  /// Letters are commands again once the field is left: the first Escape empties it, the second
  /// lets go.
  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      if (search.getText().isEmpty()) {
        kindMenu.requestFocus();
      }
      search.clear();
      event.consume();
    }
  }

  private CheckMenuItem item(EventWords.Kind kind) {
    var item = new CheckMenuItem(name(kind));
    item.setSelected(true);
    item.selectedProperty()
        .addListener(
            (property, before, isChosen) -> {
              if (isChosen) {
                kinds.add(kind);
              } else {
                kinds.remove(kind);
              }
              sayKinds();
            });
    return item;
  }

  private void sayKinds() {
    var all = EventWords.Kind.values().length;
    kindMenu.setText(kinds.size() == all ? "All kinds" : kinds.size() + " of " + all + " kinds");
  }

  private static String name(EventWords.Kind kind) {
    return switch (kind) {
      case OPERATION -> "Operations";
      case MESSAGE -> "Messages";
      case NODE -> "Nodes";
      case LINK -> "Links";
      case TIME -> "Time";
      case DISCOVERY -> "Discovery";
      case TROUBLE -> "Trouble";
    };
  }

  EventFilter filter() {
    return new EventFilter(
        kinds, onlyNode.isSelected() ? model.selectedNodeProperty().get() : "", search.getText());
  }

  /// How many events are listed.
  void count(int events) {
    var words = String.format(Locale.ROOT, "%,d events", events);
    if (!words.equals(count.getText())) {
      count.setText(words);
    }
  }
}
