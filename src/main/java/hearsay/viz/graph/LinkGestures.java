package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The mouse on the background: hovering and clicking links, and the knife.
final class LinkGestures {
  /// A press that moves less is a click.
  private static final double DRAG_THRESHOLD = 6;

  private final LabViewModel model;
  private final Node surface;
  private final GesturePane shown;
  private final Supplier<LinkFrame> frame;
  private final Runnable onBackground;
  private @Nullable Point pressed;
  private boolean isCutting;
  private @Nullable ContextMenu menu;

  /// @param surface gets the mouse where no card is
  /// @param frame the links as drawn now
  /// @param onBackground what a click beside all links does
  LinkGestures(
      LabViewModel model,
      Node surface,
      GesturePane shown,
      Supplier<LinkFrame> frame,
      Runnable onBackground) {
    this.model = model;
    this.surface = surface;
    this.shown = shown;
    this.frame = frame;
    this.onBackground = onBackground;
    surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    surface.addEventHandler(MouseEvent.MOUSE_EXITED, any -> leave());
    surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    surface.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
    var preview = model.links().preview();
    preview.addListener((InvalidationListener) any -> shown.preview(frame.get(), preview));
  }

  private static Point at(MouseEvent event) {
    return new Point(event.getX(), event.getY());
  }

  private void moved(MouseEvent event) {
    var mouse = at(event);
    var hit = LinkHits.at(frame.get(), mouse);
    surface.setCursor(hit.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    hit.ifPresentOrElse(line -> shown.hover(line, line.leavingNearer(mouse), mouse), shown::clear);
  }

  private void leave() {
    if (!isCutting) {
      shown.clear();
    }
  }

  private void press(MouseEvent event) {
    if (menu != null) {
      menu.hide();
    }
    if (event.getButton() == MouseButton.PRIMARY) {
      pressed = at(event);
      isCutting = false;
      surface.requestFocus();
    }
  }

  private void drag(MouseEvent event) {
    var from = pressed;
    if (from == null) {
      return;
    }
    var mouse = at(event);
    isCutting = isCutting || from.distance(mouse) > DRAG_THRESHOLD;
    if (isCutting) {
      var stroke = new Segment(from, mouse);
      shown.cut(stroke, frame.get(), LinkHits.crossed(frame.get(), List.of(stroke)));
      surface.setCursor(Cursor.CROSSHAIR);
    }
  }

  private void release(MouseEvent event) {
    var from = pressed;
    pressed = null;
    if (from == null) {
      return;
    }
    var mouse = at(event);
    if (isCutting) {
      var crossed = LinkHits.crossed(frame.get(), List.of(new Segment(from, mouse)));
      if (!crossed.isEmpty()) {
        model.cut(crossed);
      }
    } else {
      LinkHits.at(frame.get(), mouse)
          .ifPresentOrElse(line -> click(line, mouse, event.isShiftDown()), onBackground);
    }
    isCutting = false;
    shown.clear();
    surface.setCursor(Cursor.DEFAULT);
  }

  private void click(LinkLine line, Point mouse, boolean isOneDirection) {
    if (isOneDirection) {
      model.toggleDirection(line.leavingNearer(mouse));
    } else {
      model.toggleLink(line.pair());
    }
  }

  /// Puts the knife away without a cut.
  ///
  /// @return whether there was one
  boolean cancel() {
    var wasCutting = isCutting;
    if (wasCutting) {
      pressed = null;
      isCutting = false;
      shown.clear();
      surface.setCursor(Cursor.DEFAULT);
    }
    return wasCutting;
  }

  private void openMenu(ContextMenuEvent event) {
    LinkHits.at(frame.get(), new Point(event.getX(), event.getY()))
        .ifPresent(
            line -> {
              var items = LinkMenu.items(model, line.pair()).toArray(MenuItem[]::new);
              var opened = new ContextMenu(items);
              opened.show(surface, event.getScreenX(), event.getScreenY());
              menu = opened;
              event.consume();
            });
  }
}
