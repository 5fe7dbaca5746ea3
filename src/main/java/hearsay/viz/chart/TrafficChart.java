package hearsay.viz.chart;

import hearsay.viz.LabViewModel;
import javafx.scene.layout.StackPane;

/// Messages and bytes a second, and how many taught nothing. Application thread only.
public final class TrafficChart extends StackPane {
  public TrafficChart(LabViewModel model) {
    setId("trafficChart");
    getChildren().add(new ChartPane(model, new TrafficDrawing()));
  }
}
