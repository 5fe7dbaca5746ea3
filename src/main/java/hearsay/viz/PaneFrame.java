package hearsay.viz;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Lays the graph, the pane right of it and the pane below it out, with dividers between them to be
/// dragged, or moved with the arrow keys. Panes leave by themselves where the graph would become
/// too small. Application thread only.
final class PaneFrame extends Region {
  /// What can be grabbed of a divider, half of it on either side of the line.
  private static final double GRIP = 8;

  /// What an arrow key moves a divider.
  private static final double KEY_STEP = 16;

  private final Region center;
  private final Region right;
  private final Region bottom;
  private final PaneChoice choice;
  private final Region rightDivider;
  private final Region bottomDivider;
  private final BooleanExpression isAllowed;
  private double zoom = 1;

  /// @param bottom its minimal height is that of its scrubber
  PaneFrame(Region center, Region right, Region bottom, PaneChoice choice) {
    this.center = center;
    this.right = right;
    this.bottom = bottom;
    this.choice = choice;
    isAllowed = choice.allowed();
    rightDivider =
        divider(
            Orientation.VERTICAL,
            wanted -> resize(choice.rightWidthProperty(), wanted, PaneRoom.LEAST_RIGHT),
            right::getWidth);
    rightDivider.setId("rightDivider");
    bottomDivider =
        divider(
            Orientation.HORIZONTAL,
            wanted -> resize(choice.bottomHeightProperty(), wanted, LabSettings.Panes.MIN_SIDE),
            bottom::getHeight);
    bottomDivider.setId("bottomDivider");
    setId("paneFrame");
    getChildren().addAll(center, right, bottom, rightDivider, bottomDivider);
    for (var sign :
        List.of(
            choice.rightProperty(),
            choice.bottomProperty(),
            choice.rightWidthProperty(),
            choice.bottomHeightProperty(),
            isAllowed)) {
      sign.addListener(changed -> requestLayout());
    }
  }

  /// @param textSize pixels of plain text
  void fit(double textSize) {
    zoom = textSize / Appearance.DESK_TEXT;
    requestLayout();
  }

  /// @param size of the pane now, in pixels
  private Region divider(Orientation orientation, DoubleConsumer resize, DoubleSupplier size) {
    var divider = new Region();
    divider.getStyleClass().add("pane-divider");
    divider.setAccessibleRole(AccessibleRole.SLIDER);
    divider.setAccessibleText("Size of the pane; arrow keys change it");
    divider.setFocusTraversable(true);
    divider.setPadding(Insets.EMPTY);
    var isVertical = orientation == Orientation.VERTICAL;
    divider.setCursor(isVertical ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    divider.addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event -> {
          var at = sceneToLocal(event.getSceneX(), event.getSceneY());
          resize.accept(isVertical ? getWidth() - at.getX() : getHeight() - at.getY());
          event.consume();
        });
    divider.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, isVertical, resize, size));
    return divider;
  }

  private static void key(
      KeyEvent event, boolean isVertical, DoubleConsumer resize, DoubleSupplier size) {
    var grow =
        switch (event.getCode()) {
          case LEFT -> isVertical ? 1 : 0;
          case RIGHT -> isVertical ? -1 : 0;
          case UP -> isVertical ? 0 : 1;
          case DOWN -> isVertical ? 0 : -1;
          default -> 0;
        };
    if (grow != 0) {
      resize.accept(size.getAsDouble() + grow * KEY_STEP);
      event.consume();
    }
  }

  /// @param wanted pixels, @param least at the normal size of text: a pane that was made too narrow
  ///   to be seen could not be grabbed any more
  private void resize(DoubleProperty size, double wanted, double least) {
    size.set(Math.clamp(wanted / zoom, least, LabSettings.Panes.MAX_SIDE));
  }

  @Override
  protected void layoutChildren() {
    var room =
        PaneRoom.of(
            getWidth(),
            getHeight(),
            isAllowed.get() && choice.rightProperty().get() ? choice.rightWidthProperty().get() : 0,
            isAllowed.get() && choice.bottomProperty().get()
                ? choice.bottomHeightProperty().get()
                : 0,
            bottom.minHeight(getWidth()),
            zoom);
    var width = getWidth() - room.rightWidth();
    var height = getHeight() - room.bottomHeight();
    center.resizeRelocate(0, 0, width, height);
    place(right, rightDivider, room.rightWidth() > 0);
    place(bottom, bottomDivider, room.bottomHeight() > 0);
    right.resizeRelocate(width, 0, room.rightWidth(), height);
    rightDivider.resizeRelocate(width - GRIP / 2, 0, GRIP, height);
    bottom.resizeRelocate(0, height, getWidth(), room.bottomHeight());
    bottomDivider.resizeRelocate(0, height - GRIP / 2, getWidth(), GRIP);
  }

  private static void place(Region pane, Region divider, boolean isShown) {
    pane.setVisible(isShown);
    divider.setVisible(isShown);
  }
}
