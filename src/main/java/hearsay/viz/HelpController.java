package hearsay.viz;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/// Binds the sheet of keys.
public final class HelpController {
  private final Panels panels;

  @FXML private StackPane root;
  @FXML private GridPane keys;

  HelpController(Panels panels) {
    this.panels = panels;
  }

  @FXML
  private void initialize() {
    root.visibleProperty().bind(panels.helpShownProperty());
    root.managedProperty().bind(panels.helpShownProperty());
    var row = 0;
    for (var line : KeyHelp.LINES) {
      var key = new Label(line.keys());
      key.getStyleClass().add("help-key");
      var meaning = new Label(line.meaning());
      meaning.setWrapText(true);
      keys.addRow(row, key, meaning);
      row++;
    }
  }

  @FXML
  private void close() {
    panels.helpShownProperty().set(false);
  }
}
