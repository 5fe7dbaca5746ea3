package hearsay.viz.chart;

import hearsay.viz.LabViewModel;
import javafx.scene.layout.StackPane;

/// The value of each node over time, and how far they disagree. Application thread only.
public final class ValuesChart extends StackPane {
  public ValuesChart(LabViewModel model) {
    setId("valuesChart");
    getChildren().add(new ChartPane(model, new ValuesDrawing()));
  }
}
