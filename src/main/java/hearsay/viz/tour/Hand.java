package hearsay.viz.tour;

import hearsay.viz.LabWindow;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// A user's hand: moves the real mouse to where a control is on the screen, and presses real keys.
/// Called from the tour's thread.
final class Hand {
  private final LabWindow window;
  private final Robot robot;

  Hand(LabWindow window) {
    this.window = window;
    robot = FxThread.get(Robot::new);
  }

  /// Clicks a control, found by its id, once it is there to be clicked.
  void click(String id) {
    moveTo(id);
    press(MouseButton.PRIMARY);
    letGo();
  }

  /// Presses a control and holds it down until that shows.
  void hold(String id, BooleanSupplier shows) {
    moveTo(id);
    act(hand -> hand.mousePress(MouseButton.PRIMARY));
    FxThread.until(() -> "holding '" + id + "' down does nothing", shows);
    act(hand -> hand.mouseRelease(MouseButton.PRIMARY));
    letGo();
  }

  /// Clicks a slider's track where the thumb shall go, a fraction of its length.
  void slide(String id, double position) {
    var target =
        FxThread.get(
            () -> {
              var node = node(id);
              var thumb = node.lookup(".thumb").getLayoutBounds().getWidth();
              var length = node.getLayoutBounds().getWidth() - thumb;
              return node.localToScreen(
                  thumb / 2 + position * length, node.getLayoutBounds().getHeight() / 2);
            });
    act(hand -> hand.mouseMove(target));
    press(MouseButton.PRIMARY);
    letGo();
  }

  /// Clicks a control at a fraction of its width.
  void clickAt(String id, double fraction) {
    var target =
        FxThread.get(
            () -> {
              var bounds = node(id).getLayoutBounds();
              return node(id).localToScreen(fraction * bounds.getWidth(), bounds.getHeight() / 2);
            });
    act(hand -> hand.mouseMove(target));
    press(MouseButton.PRIMARY);
    letGo();
  }

  /// Clicks the first button that has these words.
  void clickButton(String words) {
    clickFirst(
        "no button '" + words + "'",
        ".button",
        node -> node instanceof Button button && button.getText().equals(words));
  }

  /// Clicks the row of a list that is selected.
  void clickSelectedRow() {
    clickFirst(
        "no row is selected",
        ".list-cell",
        node -> node instanceof ListCell<?> cell && cell.isSelected() && !cell.isEmpty());
  }

  private void clickFirst(String failure, String style, Predicate<Node> isIt) {
    FxThread.until(() -> failure, () -> find(style, isIt).isPresent());
    FxThread.nextPulses();
    var target = FxThread.get(() -> find(style, isIt).map(Hand::center).orElseThrow());
    act(hand -> hand.mouseMove(target));
    press(MouseButton.PRIMARY);
    letGo();
  }

  private Optional<Node> find(String style, Predicate<Node> isIt) {
    return window.stage().getScene().getRoot().lookupAll(style).stream()
        .filter(isIt)
        .filter(node -> node.isVisible() && !node.isDisabled())
        .findFirst();
  }

  /// Opens a menu and clicks the item with this text.
  void choose(String menuId, String text) {
    moveTo(menuId);
    press(MouseButton.PRIMARY);
    choose(text);
    letGo();
  }

  /// Opens the menu of a node's card and clicks these items, one in the menu of the other. What
  /// asks for a menu differs between platforms, and the headless one has nothing that does.
  void chooseFromCard(String node, String... texts) {
    var id = "node-" + node;
    moveTo(id);
    FxThread.run(
        () -> {
          var at = centerOnScreen(id);
          Event.fireEvent(
              node(id),
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                  0,
                  0,
                  at.getX(),
                  at.getY(),
                  false,
                  null));
        });
    for (var text : texts) {
      choose(text);
    }
    letGo();
  }

  private void choose(String text) {
    FxThread.until(() -> "no item '" + text + "'", () -> item(text).isPresent());
    FxThread.nextPulses();
    var target = FxThread.get(() -> item(text).map(Hand::center).orElseThrow());
    act(hand -> hand.mouseMove(target));
    press(MouseButton.PRIMARY);
  }

  private static Optional<Node> item(String text) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(popup -> popup.getScene().getRoot().lookupAll(".menu-item .label").stream())
        .filter(node -> node instanceof Labeled label && label.getText().equals(text))
        .findFirst();
  }

  private static Point2D center(Node node) {
    var bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  void type(KeyCode key) {
    act(hand -> hand.keyPress(key));
    act(hand -> hand.keyRelease(key));
    FxThread.nextPulses();
  }

  /// Points at a control without pressing it.
  void moveTo(String id) {
    FxThread.until(() -> "no control '" + id + "' can be clicked", () -> isReady(id));
    var target = FxThread.get(() -> centerOnScreen(id));
    act(hand -> hand.mouseMove(target));
    FxThread.nextPulses();
  }

  private void press(MouseButton button) {
    act(hand -> hand.mousePress(button));
    act(hand -> hand.mouseRelease(button));
  }

  /// On the headless platform a control stays pressed until the mouse does something else.
  private void letGo() {
    act(hand -> hand.mousePress(MouseButton.FORWARD));
    act(hand -> hand.mouseRelease(MouseButton.FORWARD));
    act(
        hand ->
            hand.mouseMove(
                window.stage().getX() + 2, window.stage().getY() + window.stage().getHeight() - 2));
    FxThread.nextPulses();
  }

  private boolean isReady(String id) {
    var node = window.stage().getScene().lookup("#" + id);
    return node != null
        && node.isVisible()
        && !node.isDisabled()
        && node.getBoundsInLocal().getWidth() > 0;
  }

  private Point2D centerOnScreen(String id) {
    return center(node(id));
  }

  private Node node(String id) {
    var node = window.stage().getScene().lookup("#" + id);
    if (node == null) {
      throw new TourFailure("there is no control '" + id + "'");
    }
    return node;
  }

  private void act(Consumer<Robot> action) {
    FxThread.run(() -> action.accept(robot));
  }
}
