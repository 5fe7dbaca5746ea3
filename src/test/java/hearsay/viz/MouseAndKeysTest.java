package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.Link;
import java.io.IOException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Where a key changes what the mouse does.
@ExtendWith(ApplicationExtension.class)
class MouseAndKeysTest {
  private LabOnScreen lab;

  @Start
  void open(Stage stage) throws IOException {
    lab = new LabOnScreen(stage);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aClickWithCtrlArmsAndAnotherDisarms() {
    clickWithCtrl("#plus-n2");

    assertThat(lab.onFx(() -> lab.viewModel().armed().get("n2"))).isEqualTo(1);

    clickWithCtrl("#plus-n2");
    assertThat(lab.onFx(() -> lab.viewModel().armed().isEmpty())).isTrue();
  }

  @Test
  void enterAfterAClickWithCtrlFiresInsteadOfArmingAgain() {
    clickWithCtrl("#plus-n2");
    lab.until(() -> lab.text("#badge-n2").equals("+1 armed"));

    lab.robot().type(KeyCode.ENTER);

    lab.until(() -> lab.values().stream().allMatch(value -> value == 1));
  }

  @Test
  void escapePutsTheKnifeAwayWithoutACut() {
    var middle = lab.middle(new Link("n1", "n2"));
    var robot = lab.robot();
    robot.moveTo(middle.subtract(40, 40)).press(MouseButton.PRIMARY);
    robot.moveTo(middle).moveTo(middle.add(40, 40));
    lab.until(() -> lab.isShown("#graph-tip"));

    robot.type(KeyCode.ESCAPE);
    robot.release(MouseButton.PRIMARY);

    lab.until(() -> !lab.isShown("#graph-tip"));
    assertThat(lab.severed()).isEmpty();
  }

  /// The headless robot's mouse knows no keys, so the events are made here.
  private void clickWithCtrl(String id) {
    lab.until(() -> lab.values().stream().allMatch(value -> value == 0));
    lab.run(
        () -> {
          var button = lab.node(id);
          Event.fireEvent(button, withCtrl(MouseEvent.MOUSE_PRESSED, button));
          Event.fireEvent(button, withCtrl(MouseEvent.MOUSE_RELEASED, button));
        });
  }

  private static MouseEvent withCtrl(EventType<MouseEvent> type, Node button) {
    var bounds = button.getLayoutBounds();
    var inScene = button.localToScene(bounds.getCenterX(), bounds.getCenterY());
    var onScreen = button.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    return new MouseEvent(
        type,
        inScene.getX(),
        inScene.getY(),
        onScreen.getX(),
        onScreen.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        true,
        false,
        false,
        type == MouseEvent.MOUSE_PRESSED,
        false,
        false,
        false,
        false,
        true,
        new PickResult(button, inScene.getX(), inScene.getY()));
  }
}
