package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The mouse on the background: frames on their way and links, hovered and clicked, and the knife.
/// Of the past nothing can be changed, but everything looked into.
final class LinkGestures {
  /// What is drawn, as far as the mouse cares.
  interface Scenery {
    LinkFrame links();

    /// The frame whose dot is at this point now.
    Optional<Selection.Frame> frameAt(Point point);

    /// Whether the past is shown.
    boolean isPast();

    /// What a click does that hits neither.
    void clickBeside();
  }

  /// A press that moves less is a click.
  private static final double DRAG_THRESHOLD = 6;

  private final LabViewModel model;
  private final Node surface;
  private final GesturePane shown;
  private final Scenery scenery;
  private @Nullable Point pressed;

  /// Dots move on while a mouse button is down.
  private Optional<Selection.Frame> pressedFrame = Optional.empty();

  /// Where the mouse is while it is over nothing else and draws no knife.
  private @Nullable Point hovering;

  private boolean isCutting;
  private @Nullable ContextMenu menu;

  /// @param surface gets the mouse where no card is
  LinkGestures(LabViewModel model, Node surface, GesturePane shown, Scenery scenery) {
    this.model = model;
    this.surface = surface;
    this.shown = shown;
    this.scenery = scenery;
    surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    surface.addEventHandler(MouseEvent.MOUSE_EXITED, any -> leave());
    surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    surface.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
    var preview = model.links().preview();
    preview.addListener((InvalidationListener) any -> shown.preview(scenery.links(), preview));
  }

  private static Point at(MouseEvent event) {
    return new Point(event.getX(), event.getY());
  }

  private void moved(MouseEvent event) {
    var mouse = at(event);
    hovering = mouse;
    var frame = scenery.frameAt(mouse);
    if (frame.isPresent()) {
      shown.tell("Click: look into this frame, " + frame.get().link(), mouse);
      surface.setCursor(Cursor.HAND);
    } else {
      hoverLink(mouse);
    }
  }

  private void hoverLink(Point mouse) {
    var hit = LinkHits.at(scenery.links(), mouse);
    surface.setCursor(hit.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    hit.ifPresentOrElse(
        line -> {
          var direction = line.leavingNearer(mouse);
          var words =
              scenery.isPast()
                  ? LinkWords.inThePast(line, direction)
                  : LinkWords.onClick(line, direction);
          shown.hover(line, words, mouse);
        },
        shown::clear);
  }

  /// Links stand elsewhere now, under a mouse that may not have moved.
  void changed() {
    if (hovering != null && !isCutting) {
      hoverLink(hovering);
    }
  }

  private void leave() {
    hovering = null;
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
      pressedFrame = scenery.frameAt(at(event));
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
      shown.cut(stroke, scenery.links(), LinkHits.crossed(scenery.links(), List.of(stroke)));
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
      var crossed = LinkHits.crossed(scenery.links(), List.of(new Segment(from, mouse)));
      if (!crossed.isEmpty()) {
        model.cut(crossed);
      }
    } else {
      pressedFrame.ifPresentOrElse(
          frame -> model.insight().selectionProperty().set(frame),
          () ->
              LinkHits.at(scenery.links(), mouse)
                  .ifPresentOrElse(line -> click(line, mouse, event), scenery::clickBeside));
    }
    isCutting = false;
    shown.clear();
    surface.setCursor(Cursor.DEFAULT);
  }

  private void click(LinkLine line, Point mouse, MouseEvent event) {
    if (event.isAltDown()) {
      model.insight().selectionProperty().set(new Selection.Direction(line.leavingNearer(mouse)));
    } else if (event.isShiftDown()) {
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
    LinkHits.at(scenery.links(), new Point(event.getX(), event.getY()))
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
