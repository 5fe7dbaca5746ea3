package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.Topology;
import hearsay.journal.Concurrency;
import hearsay.journal.Link;
import hearsay.journal.NodeSnapshot.Lifecycle;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The mouse in the picture itself: on links, across them, on + and on cards.
@ExtendWith(ApplicationExtension.class)
class GestureTest {
  private static final Link LINK = new Link("n1", "n2");
  private static final Link NEXT = new Link("n2", "n3");

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
  void aClickOnALinkClosesItsSocketsAndAnotherOpensThem() {
    lab.until(() -> lab.sockets(LINK) > 0);

    lab.click(lab.middle(LINK));

    lab.until(() -> lab.severed().equals(Set.of(LINK, LINK.reversed())));
    assertThat(lab.sockets(LINK)).isZero();

    lab.click(lab.middle(LINK));

    lab.until(() -> lab.severed().isEmpty() && lab.sockets(LINK) > 0);
  }

  @Test
  void aShiftClickCutsOnlyTheDirectionThatLeavesTheNearerNode() {
    lab.until(() -> lab.sockets(LINK) > 0);
    var nearFirst = lab.middle(LINK).interpolate(lab.center("n1"), 0.1);

    shiftClick(nearFirst);

    lab.until(() -> lab.severed().equals(Set.of(LINK)));
    shiftClick(nearFirst);
    lab.until(() -> lab.severed().isEmpty());
  }

  @Test
  void theKnifeCutsWhatItCrossesAndOneUndoTakesThatBack() {
    lab.run(() -> lab.viewModel().choice().setTopology(Topology.RING));
    lab.untilSnapshot(now -> now.links().size() == 10);
    var one = lab.middle(LINK);
    var other = lab.middle(NEXT);

    lab.drag(one.interpolate(other, -0.2), one.interpolate(other, 1.2));

    lab.until(() -> lab.severed().equals(Set.of(LINK, LINK.reversed(), NEXT, NEXT.reversed())));
    lab.click("#captionAction");
    lab.until(() -> lab.severed().isEmpty());
    assertThat(lab.onFx(() -> lab.viewModel().links().undoableProperty().get())).isEmpty();
  }

  @Test
  void plusHeldDownArmsAndWhatIsFiredTogetherIsConcurrent() {
    lab.hold("#plus-n2", () -> lab.text("#badge-n2").equals("+1 armed"));
    lab.hold("#plus-n4", () -> lab.text("#badge-n4").equals("+1 armed"));
    assertThat(lab.values()).isEqualTo(Collections.nCopies(5, 0L));

    lab.click("#fire");

    lab.until(() -> lab.shownValues().equals(Collections.nCopies(5, "2")));
    assertThat(lab.now().operations().lastConcurrency())
        .hasValueSatisfying(found -> assertThat(found.isConcurrent()).isTrue())
        .map(Concurrency::words)
        .hasValue("n2 and n4: concurrent");
  }

  @Test
  void theMenuOfACardCrashesItsNodeAndRestartsIt() {
    openMenu("n3");
    lab.robot().clickOn("Crash n3");
    lab.until(() -> lifecycle("n3") == Lifecycle.CRASHED);

    openMenu("n3");
    lab.robot().clickOn("Restart n3");
    lab.until(() -> lifecycle("n3") == Lifecycle.RUNNING);
  }

  private Lifecycle lifecycle(String node) {
    return lab.now().node(node).orElseThrow().lifecycle();
  }

  /// The headless robot's mouse knows no keys, so the events are made here.
  private void shiftClick(Point2D onScreen) {
    lab.run(
        () -> {
          var graph = lab.node("#graph");
          Event.fireEvent(graph, withShift(MouseEvent.MOUSE_PRESSED, graph, onScreen));
          Event.fireEvent(graph, withShift(MouseEvent.MOUSE_RELEASED, graph, onScreen));
        });
  }

  private static MouseEvent withShift(EventType<MouseEvent> type, Node graph, Point2D onScreen) {
    var at = graph.localToScene(graph.screenToLocal(onScreen));
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        onScreen.getX(),
        onScreen.getY(),
        MouseButton.PRIMARY,
        1,
        true,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        new PickResult(graph, at.getX(), at.getY()));
  }

  /// What asks for a menu differs between platforms, and the headless one has nothing that does.
  private void openMenu(String node) {
    var at = lab.center(node);
    lab.run(
        () ->
            Event.fireEvent(
                lab.node("#node-" + node),
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    0,
                    0,
                    at.getX(),
                    at.getY(),
                    false,
                    null)));
  }
}
