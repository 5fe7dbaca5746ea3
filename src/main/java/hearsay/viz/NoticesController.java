package hearsay.viz;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Binds the notices. They take their room from the graph and so hide nothing.
public final class NoticesController {
  private final LabViewModel viewModel;

  @FXML private VBox notices;

  NoticesController(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  private void initialize() {
    notices.visibleProperty().bind(Bindings.isNotEmpty(viewModel.notices().shown()));
    notices.managedProperty().bind(notices.visibleProperty());
    viewModel.notices().shown().addListener((InvalidationListener) changed -> fillNotices());
    fillNotices();
  }

  private void fillNotices() {
    notices.getChildren().setAll(viewModel.notices().shown().stream().map(this::row).toList());
  }

  private Node row(Notice notice) {
    var words = new VBox(line(notice.text()));
    var row = new HBox(new Region(), words);
    row.setMaxWidth(Region.USE_PREF_SIZE);
    row.getStyleClass().addAll("notice", notice.isCalm() ? "calm" : "trouble");
    row.getChildren()
        .getFirst()
        .getStyleClass()
        .addAll("icon", notice.isCalm() ? "calm-icon" : "trouble-icon");
    if (notice.hasAction()) {
      row.getChildren().add(button(notice.remedy(), () -> tryRemedy(notice)));
    } else {
      words.getChildren().add(line(notice.remedy()));
    }
    row.getChildren().add(button("Dismiss", () -> viewModel.notices().dismiss(notice)));
    return row;
  }

  private void tryRemedy(Notice notice) {
    viewModel.notices().dismiss(notice);
    notice.action().run();
  }

  private static Button button(String text, Runnable action) {
    var button = new Button(text);
    button.setOnAction(event -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.getStyleClass().add("notice-text");
    label.setWrapText(true);
    return label;
  }
}
