package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// + or − on a card. A click operates at once; with Ctrl or ⌘, or held down, it arms the operation
///   instead.
final class OperationButton extends Button {
  private static final Duration LONG_PRESS = Duration.millis(550);

  private final PauseTransition longPress = new PauseTransition(LONG_PRESS);
  private final LabViewModel model;
  private final String node;
  private final int amount;
  private boolean isArming;
  private boolean wasHeld;

  /// @param amount +1 or -1
  OperationButton(LabViewModel model, String node, int amount) {
    this.model = model;
    this.node = node;
    this.amount = amount;
    var sign = new Region();
    sign.getStyleClass().addAll("sign", amount > 0 ? "plus-sign" : "minus-sign");
    setGraphic(sign);
    setId((amount > 0 ? "plus-" : "minus-") + node);
    getStyleClass().setAll("operation", amount > 0 ? "plus" : "minus");
    setAccessibleText((amount > 0 ? "Add 1 at " : "Subtract 1 at ") + node);
    setOnAction(this::operate);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    longPress.setOnFinished(any -> armByHolding());
  }

  private void pressed(MouseEvent event) {
    var isPrimary = event.getButton() == MouseButton.PRIMARY;
    isArming = isPrimary && (event.isShortcutDown() || event.isControlDown());
    wasHeld = false;
    if (isPrimary && !isArming) {
      longPress.playFromStart();
    }
  }

  /// JavaFX takes no click with Ctrl for a press of a button, so there will be no action.
  private void released(MouseEvent event) {
    longPress.stop();
    if (isArming && contains(event.getX(), event.getY())) {
      model.arm(node, amount);
    }
    isArming = false;
  }

  private void armByHolding() {
    wasHeld = true;
    model.arm(node, amount);
  }

  private void operate(ActionEvent event) {
    if (!wasHeld) {
      model.operate(node, amount);
    }
    wasHeld = false;
    event.consume();
  }

  /// Enter presses the focused control, unless it has armed operations to fire.
  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && model.armed().isEmpty()) {
      fire();
      event.consume();
    }
  }
}
