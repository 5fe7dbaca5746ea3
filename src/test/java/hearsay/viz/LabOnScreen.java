package hearsay.viz;

import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over five real nodes, and how a test works with it: a mouse, a keyboard and
/// patience. For the test's thread.
final class LabOnScreen {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");

  private final LabWindow window;
  private final LabViewModel viewModel;
  private final FxRobot robot = new FxRobot();

  /// On the application thread.
  LabOnScreen(Stage stage) throws IOException {
    this(
        stage,
        new ClusterSettings(5, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.TCP));
  }

  /// On the application thread.
  ///
  /// @param settings of five nodes
  LabOnScreen(Stage stage, ClusterSettings settings) throws IOException {
    viewModel = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    window = new LabWindow(stage, viewModel);
    window.show(1000, 800);
  }

  void close() {
    run(
        () -> {
          window.close();
          viewModel.close();
        });
  }

  LabViewModel viewModel() {
    return viewModel;
  }

  Stage stage() {
    return window.stage();
  }

  FxRobot robot() {
    return robot;
  }

  ClusterSnapshot now() {
    return viewModel.snapshotProperty().get();
  }

  /// Clicks a control once it can be clicked.
  void click(String id) {
    await().atMost(LIMIT).until(() -> isShown(id) && !node(id).isDisabled());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(id);
    letGo();
  }

  /// Opens a menu of the bar and clicks the item with this text.
  void choose(String menuId, String text) {
    await().atMost(LIMIT).until(() -> isShown(menuId) && !node(menuId).isDisabled());
    robot.moveTo(menuId).press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
    until(() -> item(text).isPresent());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(onFx(() -> item(text).orElseThrow()));
    letGo();
  }

  private static Optional<Node> item(String text) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(popup -> popup.getScene().getRoot().lookupAll(".menu-item .label").stream())
        .filter(node -> node instanceof Labeled label && label.getText().equals(text))
        .findFirst();
  }

  void click(Point2D onScreen) {
    robot.clickOn(onScreen);
    letGo();
  }

  /// Presses a control and holds it down until that shows.
  void hold(String id, Callable<Boolean> shows) {
    robot.moveTo(id).press(MouseButton.PRIMARY);
    until(shows);
    robot.release(MouseButton.PRIMARY);
    letGo();
  }

  void drag(Point2D from, Point2D to) {
    robot.drag(from).dropTo(to);
    letGo();
  }

  /// On the headless platform a control stays pressed until another mouse button was.
  private void letGo() {
    robot.clickOn(MouseButton.FORWARD).moveBy(1, 0);
  }

  Node node(String id) {
    return robot.lookup(id).query();
  }

  String text(String id) {
    return robot.lookup(id).queryLabeled().getText();
  }

  boolean isShown(String id) {
    return robot.lookup(id).tryQuery().filter(LabOnScreen::isVisible).isPresent();
  }

  boolean isInside(String id) {
    var node = node(id);
    var bounds = node.localToScene(node.getLayoutBounds());
    var scene = stage().getScene();
    return isVisible(node)
        && bounds.getMinX() >= 0
        && bounds.getMinY() >= 0
        && bounds.getMaxX() <= scene.getWidth()
        && bounds.getMaxY() <= scene.getHeight();
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }

  /// The middle of a node's card, on the screen.
  Point2D center(String node) {
    return onFx(
        () -> {
          var card = node("#node-" + node);
          var bounds = card.localToScreen(card.getLayoutBounds());
          return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
  }

  /// The middle of a link as drawn, on the screen.
  Point2D middle(Link link) {
    return center(link.from()).midpoint(center(link.to()));
  }

  /// What the cards of n1 to n5 say.
  List<String> shownValues() {
    return NODES.stream().map(node -> text("#value-" + node)).toList();
  }

  /// What n1 to n5 hold.
  List<Long> values() {
    return NODES.stream()
        .map(node -> now().node(node).map(at -> at.state().value().longValueExact()).orElse(-1L))
        .toList();
  }

  /// The names of those that the node can hear and be heard by.
  Set<String> groupOf(String node) {
    return now().groups().stream()
        .map(Group::members)
        .filter(members -> members.contains(node))
        .findFirst()
        .orElseThrow();
  }

  Set<Link> severed() {
    return now().links().values().stream()
        .filter(at -> at.faults().isSevered())
        .map(at -> at.link())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Sockets open for a link, both directions together.
  int sockets(Link link) {
    return Stream.of(link, link.reversed()).mapToInt(viewModel.cluster()::openSockets).sum();
  }

  void untilWords(String words) {
    until(() -> text("#words").equals(words));
  }

  void untilSnapshot(Predicate<ClusterSnapshot> expected) {
    until(() -> expected.test(now()));
  }

  void until(Callable<Boolean> condition) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> onFx(condition));
  }

  void run(Runnable task) {
    onFx(
        () -> {
          task.run();
          return true;
        });
  }

  <T> T onFx(Callable<T> task) {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("the test's thread waits");
    }
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }
}
