package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The discovery server as a slab with two drawers, square where the nodes' cards are round. A
/// click stops or starts it.
final class ServerCard extends Button {
  private final VBox icon = new VBox(drawer(), drawer());
  private final Label title = new Label("Discovery");
  private final Label state = new Label();
  private final Label address = new Label();
  private final Label registered = new Label();
  private boolean isUpright;
  private @Nullable ServerModel shown;

  ServerCard(LabViewModel model) {
    setId("discovery-server");
    getStyleClass().setAll("server");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setManaged(false);
    setMinSize(0, 0);
    Styles.keepAsBitmapInWindow(this);
    icon.getStyleClass().add("server-icon");
    title.getStyleClass().add("server-title");
    state.getStyleClass().add("server-state");
    state.setId("discovery-state");
    registered.setId("discovery-registered");
    address.getStyleClass().add("server-plain");
    registered.getStyleClass().add("server-plain");
    icon.setAlignment(Pos.CENTER);
    state.setMinWidth(USE_PREF_SIZE);
    registered.setMinWidth(USE_PREF_SIZE);
    setGraphic(arranged(false));
    setOnAction(any -> toggle(model));
    // Neither the knife nor a link beneath is meant.
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && model.armed().isEmpty()) {
            fire();
            event.consume();
          }
        });
  }

  private static HBox drawer() {
    var lamp = new Region();
    lamp.getStyleClass().add("server-lamp");
    var slot = new Region();
    slot.getStyleClass().add("server-slot");
    var drawer = new HBox(lamp, slot);
    drawer.getStyleClass().add("server-unit");
    drawer.setAlignment(Pos.CENTER_LEFT);
    drawer.setMaxWidth(USE_PREF_SIZE);
    return drawer;
  }

  private void toggle(LabViewModel model) {
    if (shown != null && shown.state() != ServerModel.State.EXTERNAL) {
      model.architecture().toggleDiscovery();
    }
  }

  /// One line below the other, or two lines beside the icon.
  private Pane arranged(boolean upright) {
    var lines =
        upright
            ? new VBox(line(icon, title), state, address, registered)
            : new VBox(line(title, state), line(address, registered));
    lines.getStyleClass().add("server-lines");
    lines.setAlignment(Pos.CENTER_LEFT);
    var face = upright ? lines : line(icon, lines);
    face.getStyleClass().add("server-face");
    return face;
  }

  private static HBox line(Node... parts) {
    var line = new HBox(parts);
    line.getStyleClass().add("server-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /// What it shows now; null before the first time.
  @Nullable ServerModel shown() {
    return shown;
  }

  void show(ServerModel next, boolean upright) {
    if (upright != isUpright) {
      isUpright = upright;
      setGraphic(arranged(upright));
    }
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    state.setText(next.state().words());
    address.setText(next.address());
    registered.setText(next.registeredText());
    Styles.toggle(this, "stopped", next.isStopped());
    Styles.toggle(this, "external", next.state() == ServerModel.State.EXTERNAL);
    setAccessibleText(next.spoken());
  }
}
