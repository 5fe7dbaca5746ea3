package hearsay.viz.spacetime;

import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.util.function.BiConsumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/// Mouse, touch and keys on the diagram.
final class DiagramGestures {
  /// A press that moves less is a click.
  private static final double DRAG_THRESHOLD = 4;

  /// Per pixel of a wheel's turn.
  private static final double WHEEL_ZOOM = 0.0025;

  private static final double KEY_ZOOM = 1.35;

  private final LabViewModel model;
  private final DiagramViewModel viewModel;
  private final Node surface;
  private final DiagramMenu menu;
  private final BiConsumer<DiagramHits.@Nullable Hit, MouseEvent> hovered;
  private @Nullable ContextMenu open;
  private double pressedX;
  private double pressedY;
  private double lastX;
  private double lastY;
  private boolean isPressed;
  private boolean isDragging;

  /// @param surface gets the mouse
  /// @param hovered told what lies under the mouse
  DiagramGestures(
      LabViewModel model,
      DiagramViewModel viewModel,
      Node surface,
      BiConsumer<DiagramHits.@Nullable Hit, MouseEvent> hovered) {
    this.model = model;
    this.viewModel = viewModel;
    this.surface = surface;
    this.hovered = hovered;
    this.menu = new DiagramMenu(model);
    surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
    surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hovered.accept(null, event));
    surface.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    surface.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    surface.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
    surface.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void press(MouseEvent event) {
    if (open != null) {
      open.hide();
    }
    pressedX = event.getX();
    pressedY = event.getY();
    lastX = pressedX;
    lastY = pressedY;
    isPressed = event.getButton() == MouseButton.PRIMARY;
    isDragging = false;
    surface.requestFocus();
  }

  private void drag(MouseEvent event) {
    if (!isPressed) {
      return;
    }
    isDragging |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) >= DRAG_THRESHOLD;
    if (isDragging) {
      surface.setCursor(Cursor.CLOSED_HAND);
      viewModel.pan(event.getX() - lastX, event.getY() - lastY);
      lastX = event.getX();
      lastY = event.getY();
    }
  }

  private void release(MouseEvent event) {
    surface.setCursor(Cursor.DEFAULT);
    isPressed = false;
    if (isDragging || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    var hit = viewModel.hit(event.getX(), event.getY());
    if (event.getClickCount() == 2) {
      if (hit == null) {
        viewModel.fit();
      } else {
        menu.goTo(hit.position());
      }
    } else {
      model.insight().selectionProperty().set(hit == null ? Selection.NONE : hit.selection());
    }
  }

  private void move(MouseEvent event) {
    var hit = viewModel.hit(event.getX(), event.getY());
    surface.setCursor(hit == null ? Cursor.DEFAULT : Cursor.HAND);
    hovered.accept(hit, event);
  }

  /// The wheel zooms, with Shift (or sideways) it moves, with Alt it draws the lines apart.
  private void scroll(ScrollEvent event) {
    if (event.isAltDown()) {
      viewModel.spread(Math.exp(event.getDeltaY() * WHEEL_ZOOM), event.getY());
    } else if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
      var isSideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
      viewModel.pan(isSideways ? event.getDeltaX() : event.getDeltaY(), 0);
    } else {
      viewModel.zoom(Math.exp(-event.getDeltaY() * WHEEL_ZOOM), event.getX());
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    viewModel.zoom(1 / event.getZoomFactor(), event.getX());
    event.consume();
  }

  private void openMenu(ContextMenuEvent event) {
    var hit = viewModel.hit(event.getX(), event.getY());
    if (hit != null) {
      model.insight().selectionProperty().set(hit.selection());
      open = menu.of(hit);
      open.show(surface, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    var middle = surface.getLayoutBounds().getCenterX();
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> viewModel.zoom(1 / KEY_ZOOM, middle);
      case MINUS, SUBTRACT -> viewModel.zoom(KEY_ZOOM, middle);
      case ESCAPE -> model.insight().lightsOff();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
