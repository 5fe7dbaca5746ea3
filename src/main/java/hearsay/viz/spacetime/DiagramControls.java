package hearsay.viz.spacetime;

import hearsay.viz.Insight;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The row above the diagram: what its signs mean, and how it is shown.
final class DiagramControls extends HBox {
  private final DiagramViewModel viewModel;
  private final HBox legend = new HBox();
  private final ToggleButton time =
      toggle("Time", "Space as cluster time goes by; the marks say real time");
  private final ToggleButton order = toggle("Order", "The same space for everything that happened");
  private final ToggleButton news = toggle("News", "Frames that carry news, and what taught");
  private final ToggleButton all = toggle("All frames", "Digests and their answers, too");
  private final Button lightsOff = button("Lights off", "Nothing is lit up any more (Esc)");
  private final Button fit = button("Fit", "Show all that is kept (double click)");
  private final Button follow = button("Follow", "Go along with what happens");
  private Insight.Light explained = Insight.Light.NONE;

  DiagramControls(DiagramViewModel viewModel, Insight insight) {
    this.viewModel = viewModel;
    getStyleClass().add("diagram-controls");
    legend.getStyleClass().add("diagram-legend");
    legend.setAlignment(Pos.CENTER_LEFT);
    legend.setMinWidth(0);
    HBox.setHgrow(legend, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    group(time, order);
    group(news, all);
    time.setOnAction(_ -> viewModel.axis(Axis.TIME));
    order.setOnAction(_ -> viewModel.axis(Axis.ORDER));
    news.setOnAction(_ -> viewModel.show(Shown.NEWS));
    all.setOnAction(_ -> viewModel.show(Shown.ALL));
    fit.setOnAction(_ -> viewModel.fit());
    follow.setOnAction(_ -> viewModel.follow());
    lightsOff.setOnAction(_ -> insight.lightsOff());
    time.setId("diagramTime");
    order.setId("diagramOrder");
    news.setId("diagramNews");
    all.setId("diagramAll");
    fit.setId("diagramFit");
    follow.setId("diagramFollow");
    lightsOff.setId("diagramLightsOff");
    getChildren().addAll(legend, lightsOff, follow, fit, pair(time, order), pair(news, all));
    explain(Insight.Light.NONE);
    refresh(Insight.Light.NONE);
  }

  /// Says how things are now.
  void refresh(Insight.Light light) {
    time.setSelected(viewModel.viewport().axis() == Axis.TIME);
    order.setSelected(!time.isSelected());
    news.setSelected(viewModel.shown() == Shown.NEWS);
    all.setSelected(!news.isSelected());
    show(follow, !viewModel.isFollowing());
    show(lightsOff, !(light instanceof Insight.Light.None));
    if (!light.equals(explained)) {
      explained = light;
      explain(light);
    }
  }

  private void explain(Insight.Light light) {
    switch (light) {
      case Insight.Light.None _ ->
          legend
              .getChildren()
              .setAll(
                  sign("●━○ taught", "news"),
                  sign("thin: nothing new", "quiet"),
                  sign("╍✕ lost", "cut"));
      case Insight.Light.Cone _ ->
          legend
              .getChildren()
              .setAll(
                  sign("━ past", "news"),
                  sign("╍ future", "future"),
                  sign("faint: concurrent", "quiet"));
      case Insight.Light.Trace(var rumour) ->
          legend
              .getChildren()
              .setAll(
                  sign("━ first heard of " + rumour.words() + ", by hop", "news"),
                  sign("faint: all else", "quiet"));
    }
  }

  private static Label sign(String words, String styleClass) {
    var label = new Label(words);
    label.getStyleClass().addAll("diagram-sign", styleClass);
    label.setMinWidth(0);
    return label;
  }

  private static void show(Button button, boolean isShown) {
    button.setVisible(isShown);
    button.setManaged(isShown);
  }

  private static void group(ToggleButton one, ToggleButton other) {
    var group = new ToggleGroup();
    one.setToggleGroup(group);
    other.setToggleGroup(group);
  }

  private static HBox pair(ToggleButton one, ToggleButton other) {
    var pair = new HBox(one, other);
    pair.getStyleClass().add("diagram-pair");
    pair.setMinWidth(Region.USE_PREF_SIZE);
    return pair;
  }

  private static ToggleButton toggle(String words, String tip) {
    var button = new ToggleButton(words);
    button.setTooltip(new Tooltip(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(true);
    return button;
  }

  private static Button button(String words, String tip) {
    var button = new Button(words);
    button.setTooltip(new Tooltip(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
