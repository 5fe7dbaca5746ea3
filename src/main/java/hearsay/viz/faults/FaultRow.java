package hearsay.viz.faults;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A number of the form: its name, a slider, the text, and below it what is wrong with the text.
final class FaultRow extends VBox {
  private static final double LEAST_SLIDER = 48;

  /// @param onEnter what Enter in the text does
  FaultRow(FaultField field, Runnable onEnter) {
    var id = field.name().split(",", 2)[0];
    var text = new TextField();
    text.setId("fault" + id);
    text.setPromptText("differs");
    text.textProperty().bindBidirectional(field.textProperty());
    text.setOnAction(event -> onEnter.run());
    text.setAccessibleText(field.name() + " in " + field.unit().name());
    var slider = new Slider(0, field.unit().sliderMax(), 0);
    slider.setId("slider" + id);
    slider.setBlockIncrement(field.unit().step());
    slider.valueProperty().bindBidirectional(field.sliderProperty());
    slider.setAccessibleText(field.name());
    HBox.setHgrow(slider, Priority.ALWAYS);
    // Large text in a narrow pane leaves it no room: then the number is typed.
    slider.visibleProperty().bind(slider.widthProperty().greaterThan(LEAST_SLIDER));
    var name = new Label(field.name());
    name.getStyleClass().add("name");
    name.setLabelFor(text);
    var unit = new Label(field.unit().name());
    unit.getStyleClass().add("unit");
    var line = new HBox(name, slider, text, unit);
    line.getStyleClass().add("field");
    var error = new Label();
    error.getStyleClass().add("error");
    error.setWrapText(true);
    error.textProperty().bind(field.errorProperty());
    error.visibleProperty().bind(field.errorProperty().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    getChildren().addAll(line, error);
  }
}
