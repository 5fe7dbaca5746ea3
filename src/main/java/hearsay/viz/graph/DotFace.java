package hearsay.viz.graph;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A disc with name and value, in less room the value alone, and where that would be too small to
/// read, the state mark. A click opens the card.
final class DotFace implements CardFace {
  /// Smaller digits than this can't be read.
  private static final double SMALLEST_TEXT = 10;

  private static final int MOST_DIGITS = 3;

  /// Addresses of foreign nodes are cut to their port.
  private static final int NAME_CHARACTERS = 5;

  /// Discs have no room for names, so that the mouse asks for them often.
  private static final Duration TOOLTIP_DELAY = Duration.millis(150);

  private final Button disc = new Button();
  private final MarkIcon mark = new MarkIcon();
  private final Label name;
  private final Label value = new Label();
  private final VBox words;
  private final Tooltip tooltip = new Tooltip();

  DotFace(String node, Runnable open) {
    name = new Label(AddressText.within(node, NAME_CHARACTERS));
    name.getStyleClass().add("disc-name");
    value.setId("value-" + node);
    value.getStyleClass().add("disc-value");
    words = new VBox(name, value);
    words.setAlignment(Pos.CENTER);
    disc.setId("open-" + node);
    disc.getStyleClass().setAll("disc");
    disc.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    disc.setOnAction(any -> open.run());
    disc.setTooltip(tooltip);
    tooltip.setShowDelay(TOOLTIP_DELAY);
    disc.setMinSize(0, 0);
    disc.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Override
  public Node node() {
    return disc;
  }

  @Override
  public void show(CardModel model, CardMetrics metrics) {
    var isReadable = metrics.em() >= SMALLEST_TEXT && model.value().length() <= MOST_DIGITS;
    value.setText(model.value());
    name.setManaged(metrics.fit() == CardFit.ROOMY);
    name.setVisible(metrics.fit() == CardFit.ROOMY);
    mark.show(model.mark());
    var graphic = isReadable ? words : mark;
    if (disc.getGraphic() != graphic) {
      disc.setGraphic(graphic);
    }
    disc.setAccessibleText(model.spoken());
    tooltip.setText(model.spoken());
  }
}
