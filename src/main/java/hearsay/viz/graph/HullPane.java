package hearsay.viz.graph;

import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;

/// The groups behind the cards, each with its words. Built anew only when a hull changes.
final class HullPane extends Pane {
  private final Pane words = new Pane();
  private List<Hull> shown = List.of();

  HullPane() {
    setMouseTransparent(true);
    setManaged(false);
    words.setMouseTransparent(true);
    words.setManaged(false);
  }

  void show(List<Hull> hulls) {
    if (hulls.equals(shown)) {
      return;
    }
    shown = List.copyOf(hulls);
    getChildren().setAll(hulls.stream().map(HullPane::outline).toList());
    words.getChildren().setAll(hulls.stream().map(HullPane::words).toList());
  }

  /// What the members of each shown group say now.
  void say(IntFunction<String> saysOfGroup) {
    for (var i = 0; i < shown.size(); i++) {
      var label = (Label) ((VBox) words.getChildren().get(i)).getChildren().getLast();
      label.setText(saysOfGroup.apply(shown.get(i).group()));
    }
  }

  /// The words, which belong above links and dots.
  Pane words() {
    return words;
  }

  private static Node outline(Hull hull) {
    var polygon = new Polygon();
    hull.outline().forEach(corner -> polygon.getPoints().addAll(corner.x(), corner.y()));
    polygon.getStyleClass().add("hull");
    polygon.getStrokeDashArray().setAll(GroupStyle.dashes(hull.group()));
    Styles.group(polygon, hull.group());
    // The animated layers above repaint this area 60 times a second; a bitmap is cheaper than a
    // path.
    Styles.keepAsBitmapInWindow(polygon);
    return polygon;
  }

  private static Node words(Hull hull) {
    var title = new Label(hull.title());
    title.getStyleClass().add("hull-title");
    var says = new Label();
    says.getStyleClass().add("hull-says");
    var words = new VBox(title, says);
    words.getStyleClass().add("hull-words");
    Styles.group(words, hull.group());
    words.relocate(hull.label().x(), hull.label().y());
    return words;
  }
}
