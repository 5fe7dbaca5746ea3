package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.Flight;
import hearsay.journal.Link;
import hearsay.viz.LabViewModel.Level;
import hearsay.viz.graph.Box;
import hearsay.viz.graph.Segment;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What is clicked in the graph is told by the inspector, and looks in the past as it did.
@ExtendWith(ApplicationExtension.class)
class SelectionOnScreenTest {
  private static final long SLOW_HOP_NANOS = 2_000_000_000L;
  private static final Link LINK = new Link("n1", "n2");

  private LabOnScreen lab;

  @Start
  void open(Stage stage) throws IOException {
    lab =
        new LabOnScreen(
            stage,
            new ClusterSettings(
                5,
                CounterRule.PN,
                Topology.MESH,
                SLOW_HOP_NANOS,
                1,
                ClusterSettings.Network.MEMORY));
    lab.viewModel().appearance().levelProperty().set(Level.EXPLORE);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aClickOnADotSelectsItsFrameAndTheInspectorShowsItsBytes() {
    lab.until(() -> lab.isShown("#inspectorPane"));
    lab.click("#plus-n1");
    lab.until(() -> onTheWay().isPresent());
    lab.run(() -> lab.viewModel().pace().togglePause());
    lab.untilSnapshot(now -> now.isPaused());
    var flight = lab.onFx(() -> onTheWay().orElseThrow());

    lab.click(place(flight));

    lab.until(() -> selection() instanceof Selection.Frame);
    var selected = (Selection.Frame) selection();
    assertThat(selected.link()).isEqualTo(flight.link());
    lab.until(() -> inspected().contains("On the wire") && inspected().contains("Bytes"));
    assertThat(inspected())
        .anyMatch(text -> text.startsWith("on its way, due in "))
        .contains("Fields: point at one, its bytes light up");
  }

  @Test
  void altAndAClickOnALinkInspectTheDirectionAndCutNothing() {
    lab.until(() -> lab.isShown("#inspectorPane"));

    var middle = lab.middle(LINK);
    lab.run(
        () -> {
          var graph = lab.node("#graph");
          Event.fireEvent(graph, withAlt(MouseEvent.MOUSE_PRESSED, graph, middle));
          Event.fireEvent(graph, withAlt(MouseEvent.MOUSE_RELEASED, graph, middle));
        });

    lab.until(() -> selection() instanceof Selection.Direction);
    assertThat(((Selection.Direction) selection()).link().undirected()).isEqualTo(LINK);
    lab.until(() -> inspected().contains("From sending to handling"));
    assertThat(lab.severed()).isEmpty();
  }

  @Test
  void aLinkIsInspectedByItsMenu() {
    lab.until(() -> lab.isShown("#inspectorPane"));

    lab.robot().clickOn(lab.middle(LINK), MouseButton.SECONDARY);
    lab.until(() -> menuItem("Inspect n1–n2").isPresent());
    lab.robot().clickOn(lab.onFx(() -> menuItem("Inspect n1–n2").orElseThrow()));

    lab.until(() -> selection() instanceof Selection.Direction);
    lab.until(() -> inspected().contains("From sending to handling"));
    assertThat(lab.severed()).isEmpty();
  }

  @Test
  void cardsOfThePastSayWhatWasThenAndCanNotBePressed() {
    lab.click("#plus-n1");
    lab.until(() -> lab.text("#value-n1").equals("1"));
    assertThat(lab.node("#plus-n1").isDisabled()).isFalse();

    lab.run(
        () -> lab.viewModel().timeline().seek(lab.viewModel().timeline().journal().begin() + 30));

    lab.until(() -> lab.node("#plus-n1").isDisabled() && lab.node("#minus-n1").isDisabled());
    lab.until(() -> lab.text("#value-n1").equals("0"));

    lab.run(() -> lab.viewModel().timeline().backToLive());
    lab.until(() -> !lab.node("#plus-n1").isDisabled());
    assertThat(lab.text("#value-n1")).isEqualTo("1");
  }

  @Test
  void aNodeSelectedAnywhereIsSelectedInTheGraph() {
    lab.run(() -> lab.viewModel().insight().selectionProperty().set(new Selection.Node("n3")));

    lab.until(() -> lab.viewModel().selectedNodeProperty().get().equals("n3"));
    lab.until(() -> inspected().contains("n3"));
  }

  /// The headless platform's mouse knows no modifiers.
  private static MouseEvent withAlt(EventType<MouseEvent> type, Node graph, Point2D onScreen) {
    var inScene = graph.localToScene(graph.screenToLocal(onScreen));
    return new MouseEvent(
        type,
        inScene.getX(),
        inScene.getY(),
        onScreen.getX(),
        onScreen.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        true,
        false,
        type == MouseEvent.MOUSE_PRESSED,
        false,
        false,
        false,
        false,
        true,
        new PickResult(graph, inScene.getX(), inScene.getY()));
  }

  private Selection selection() {
    return lab.viewModel().insight().selectionProperty().get();
  }

  /// One about halfway between two cards that are neighbours on the ring: none hides another there.
  private Optional<Flight> onTheWay() {
    return lab.now().flights().values().stream()
        .filter(flight -> flight.link().undirected().equals(LINK))
        .filter(flight -> Math.abs(fraction(flight) - 0.5) < 0.3)
        .min(Comparator.comparingLong(Flight::position));
  }

  private double fraction(Flight flight) {
    var now = lab.viewModel().cluster().clock().nowNanos();
    return (double) (now - flight.sentAtNanos()) / (flight.dueNanos() - flight.sentAtNanos());
  }

  private Point2D place(Flight flight) {
    var at = Segment.between(card(flight.link().from()), card(flight.link().to()));
    var point = at.at(fraction(flight));
    return new Point2D(point.x(), point.y());
  }

  /// On the screen.
  private Box card(String node) {
    return lab.onFx(
        () -> {
          var card = lab.node("#node-" + node);
          var bounds = card.localToScreen(card.getLayoutBounds());
          return new Box(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        });
  }

  private List<String> inspected() {
    return lab.node("#inspectorPane").lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private static Optional<Node> menuItem(String text) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(popup -> popup.getScene().getRoot().lookupAll(".menu-item .label").stream())
        .filter(node -> node instanceof Labeled label && label.getText().equals(text))
        .findFirst();
  }
}
