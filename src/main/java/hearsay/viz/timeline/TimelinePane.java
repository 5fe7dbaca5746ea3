package hearsay.viz.timeline;

import hearsay.viz.LabViewModel;
import hearsay.viz.PaneTabs;
import hearsay.viz.Showing;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The pane below the graph: the names of its tabs beside the buttons that move through time, the
/// scrubber, and the chosen tab as far as there is room for it. Application thread only.
public final class TimelinePane extends VBox {
  /// A tab lower than this shows nothing.
  private static final double LEAST_TAB = 60;

  private final PaneTabs tabs;
  private final TimeBar bar;
  private final Scrubber scrubber;

  public TimelinePane(LabViewModel model, PaneTabs tabs) {
    this.tabs = tabs;
    setId("timeline");
    getStyleClass().add("timeline");
    bar = new TimeBar(model, tabs.header());
    scrubber = new Scrubber(model);
    tabs.content().setVisible(false);
    setVgrow(tabs.content(), Priority.ALWAYS);
    scrubber.setViewOrder(-1);
    getChildren().addAll(bar, scrubber, tabs.content());
    model.addPulseListener(this::isVisible, this::pulsed);
    heightProperty().addListener(changed -> showTab());
    visibleProperty().addListener(changed -> showTab());
  }

  /// @param textSize pixels of plain text
  public void fit(double textSize) {
    scrubber.fit(textSize);
    requestLayout();
  }

  /// Without the tab.
  @Override
  protected double computeMinHeight(double width) {
    var insets = getInsets();
    return Math.ceil(
        insets.getTop() + insets.getBottom() + bar.prefHeight(-1) + scrubber.prefHeight(-1));
  }

  private void showTab() {
    var room = getHeight() - minHeight(-1);
    tabs.content().setVisible(isVisible() && room >= LEAST_TAB);
    tabs.content().setManaged(tabs.content().isVisible());
  }

  private void pulsed(Showing showing) {
    bar.pulsed(showing);
    scrubber.pulsed(showing);
  }
}
