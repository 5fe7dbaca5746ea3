package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The mouse on a card: a click selects it, a drag moves it, the other button opens its menu.
final class CardGestures {
  /// A press that moves less is a click.
  private static final double DRAG_THRESHOLD = 5;

  private final LabViewModel model;
  private final NodeCard card;
  private final Supplier<Box> area;
  private @Nullable Point grip;
  private boolean isDragging;
  private @Nullable ContextMenu menu;

  /// @param area the part of the card's parent in which cards may stand
  CardGestures(LabViewModel model, NodeCard card, Supplier<Box> area) {
    this.model = model;
    this.card = card;
    this.area = area;
    // Filters: a drag may begin on a disc, which is a button; only when it has moved is it taken
    // from the button.
    card.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    card.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    card.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
    card.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    card.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
  }

  private void press(MouseEvent event) {
    if (menu != null) {
      menu.hide();
    }
    var isOnOperation = button(event) instanceof OperationButton;
    if (event.getButton() == MouseButton.PRIMARY && !isOnOperation) {
      grip = new Point(event.getX(), event.getY());
      isDragging = false;
    }
  }

  private void drag(MouseEvent event) {
    var from = grip;
    if (from == null) {
      return;
    }
    isDragging =
        isDragging || from.distance(new Point(event.getX(), event.getY())) > DRAG_THRESHOLD;
    if (isDragging) {
      var within = area.get();
      var at = card.localToParent(event.getX(), event.getY());
      var x = at.getX() - from.x() + card.getWidth() / 2 - within.x();
      var y = at.getY() - from.y() + card.getHeight() / 2 - within.y();
      model
          .positions()
          .put(card.name(), new double[] {clamp(x / within.width()), clamp(y / within.height())});
      event.consume();
    }
  }

  private static double clamp(double fraction) {
    return Math.max(0, Math.min(1, fraction));
  }

  private void release(MouseEvent event) {
    var button = button(event);
    if (isDragging && button != null) {
      // It was a drag after all: the disc must not open.
      button.disarm();
    } else if (grip != null && !isDragging) {
      model.selectedNodeProperty().set(card.name());
    }
    grip = null;
    isDragging = false;
  }

  /// The button under the mouse, if any.
  private static @Nullable ButtonBase button(MouseEvent event) {
    for (var node = event.getPickResult().getIntersectedNode();
        node != null;
        node = node.getParent()) {
      if (node instanceof ButtonBase button) {
        return button;
      }
    }
    return null;
  }

  private void openMenu(ContextMenuEvent event) {
    var opened = CardMenu.of(model, card.name());
    opened.show(card, event.getScreenX(), event.getScreenY());
    menu = opened;
    event.consume();
  }
}
