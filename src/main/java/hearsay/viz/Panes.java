package hearsay.viz;

import hearsay.viz.PaneTabs.Tab;
import hearsay.viz.chart.TrafficChart;
import hearsay.viz.chart.ValuesChart;
import hearsay.viz.faults.FaultsPane;
import hearsay.viz.inspector.InspectorPane;
import hearsay.viz.spacetime.SpaceTimeView;
import hearsay.viz.timeline.EventList;
import hearsay.viz.timeline.TimelinePane;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Furnishes the panes around the graph: which views are in them. Application thread only.
final class Panes {
  private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

  private final LabViewModel model;

  Panes(LabViewModel model) {
    this.model = model;
  }

  /// The graph with all that is beside it.
  Region around(Region middle) {
    var timeline = new TimelinePane(model, bottomTabs());
    var frame = new PaneFrame(middle, right(), timeline, model.panes());
    model
        .appearance()
        .textSize()
        .subscribe(
            size -> {
              frame.fit(size.doubleValue());
              timeline.fit(size.doubleValue());
            });
    return frame;
  }

  private PaneTabs bottomTabs() {
    return new PaneTabs(
        List.of(
            tab("Space–time", "spaceTime", () -> new SpaceTimeView(model)),
            tab("Values", "values", () -> new ValuesChart(model)),
            tab("Traffic", "traffic", () -> new TrafficChart(model)),
            tab("Events", "events", () -> new EventList(model))),
        model.panes().bottomTabProperty());
  }

  private static Tab tab(String name, String id, Supplier<Node> view) {
    return new Tab(name, id, view, ALWAYS);
  }

  /// Only experts have a choice here; without one nothing need be named.
  private Region right() {
    var isExpert =
        model.appearance().levelProperty().map(level -> level == LabViewModel.Level.EXPERT);
    var tabs =
        new PaneTabs(
            List.of(
                tab("Inspector", "inspector", () -> new InspectorPane(model)),
                new Tab("Faults", "faults", () -> new FaultsPane(model), isExpert)),
            new SimpleIntegerProperty(0));
    tabs.header().visibleProperty().bind(isExpert);
    tabs.header().managedProperty().bind(isExpert);
    var pane = new VBox(tabs.header(), tabs.content());
    VBox.setVgrow(tabs.content(), Priority.ALWAYS);
    pane.setId("rightPane");
    pane.getStyleClass().add("right-pane");
    tabs.content().setVisible(false);
    tabs.content().visibleProperty().bind(pane.visibleProperty());
    return pane;
  }
}
