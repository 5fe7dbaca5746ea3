package hearsay.viz.graph;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What is lit up, what its colours mean, and how to put it out.
final class LightLegend extends HBox {
  private Lighting shown = Lighting.NONE;

  LightLegend() {
    setId("light-legend");
    getStyleClass().add("light-legend");
    setAlignment(Pos.CENTER_LEFT);
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  /// @return whether it has another size now
  boolean show(Lighting lighting) {
    if (lighting.legend().equals(shown.legend()) && lighting.hops() == shown.hops()) {
      return false;
    }
    shown = lighting;
    var title = new Label(lighting.legend());
    title.getStyleClass().add("light-title");
    getChildren().setAll(title);
    for (var hop = 0; hop < lighting.hops(); hop++) {
      getChildren().add(sign(hop));
    }
    getChildren().add(new Label("Esc: lights off"));
    setVisible(!lighting.legend().isEmpty());
    return true;
  }

  private static Node sign(int hop) {
    var sign = new Region();
    sign.getStyleClass().addAll("hop-sign", "hop-" + hop);
    var isLast = hop == CardLight.LAST_HOP_COLOUR;
    return new Label(hop + (isLast ? "+" : ""), sign);
  }
}
