package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The full card of a node that is drawn as a disc, opened by a click on it, closed by Escape or a
/// click beside it.
final class CardPopover extends Pane {
  private final LabViewModel model;
  private @Nullable NodeCard card;

  CardPopover(LabViewModel model) {
    this.model = model;
    setManaged(false);
    setPickOnBounds(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  void open(String node) {
    close();
    var opened = new NodeCard(model, node, () -> {});
    opened.getStyleClass().add("popover");
    new CardGestures(model, opened, () -> new Box(0, 0, getWidth(), getHeight()));
    getChildren().setAll(opened);
    card = opened;
  }

  void close() {
    getChildren().clear();
    card = null;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  /// Name of the open node's card; empty while closed.
  String node() {
    return card == null ? "" : card.name();
  }

  void show(CardModel shown, Box disc, double em) {
    if (card == null) {
      return;
    }
    var metrics = CardMetrics.full(em);
    card.show(shown, metrics);
    var box =
        new Box(
            disc.right() + 10,
            disc.center().y() - metrics.height() / 2,
            metrics.width(),
            metrics.height());
    var fitting =
        box.right() > getWidth() - 8
            ? new Box(disc.x() - 10 - box.width(), box.y(), box.width(), box.height())
            : box;
    var placed = fitting.within(getWidth(), getHeight(), 8);
    card.resizeRelocate(placed.x(), placed.y(), placed.width(), placed.height());
  }
}
