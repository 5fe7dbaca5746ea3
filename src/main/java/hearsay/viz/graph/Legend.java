package hearsay.viz.graph;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What the kinds of dots mean.
final class Legend extends HBox {
  private final Node discovery = entry("discovery", "legend-discovery");

  Legend() {
    getStyleClass().add("legend");
    setAlignment(Pos.CENTER_RIGHT);
    setMouseTransparent(true);
    setManaged(false);
    getChildren()
        .addAll(
            entry("delta", "legend-delta"),
            entry("digest", "legend-digest"),
            entry("state", "legend-state"),
            entry("lost", "legend-lost"),
            discovery);
    showsDiscovery(false);
  }

  /// Whether exchanges with the discovery server are among what is drawn.
  void showsDiscovery(boolean isShown) {
    discovery.setVisible(isShown);
    discovery.setManaged(isShown);
  }

  private static Node entry(String word, String styleClass) {
    var sign = new Region();
    sign.getStyleClass().addAll("legend-sign", styleClass);
    sign.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    sign.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var label = new Label(word, sign);
    label.getStyleClass().add("legend-word");
    return label;
  }
}
