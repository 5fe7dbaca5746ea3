package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.journal.JournalEvent;
import hearsay.protocol.PeerAddress;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The architecture view over a cluster with a real embedded discovery server.
@ExtendWith(ApplicationExtension.class)
class ArchitectureOnScreenTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FOREIGN = "127.0.0.1:9001";

  private final FxRobot robot = new FxRobot();
  private LabViewModel model;
  private AnimationTimer clock;

  @Start
  void open(Stage stage) throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.TCP)
            .withDiscovery(new DiscoveryChoice.Embedded(0));
    model = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    model.appearance().levelProperty().set(LabViewModel.Level.EXPLORE);
    var scene = new Scene(new GraphView(model), 1000, 700);
    var sheet = getClass().getResource("/hearsay/assets/styles/hearsay.css");
    scene.getStylesheets().add(Objects.requireNonNull(sheet).toExternalForm());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    clock =
        new AnimationTimer() {
          @Override
          public void handle(long nowNanos) {
            model.pulse(nowNanos);
          }
        };
    clock.start();
  }

  @AfterEach
  void close() {
    onFx(
        () -> {
          clock.stop();
          model.close();
          return true;
        });
  }

  @Test
  void serverIsDrawnOnlyInTheArchitectureView() {
    assertThat(isShown("#discovery-server")).isFalse();

    showArchitecture();
    untilText("#discovery-state", "running");
    untilText("#discovery-registered", "3 registered");

    onFx(
        () -> {
          model.architectureProperty().set(false);
          return true;
        });
    until(() -> !isShown("#discovery-server"));
  }

  @Test
  void clickStopsTheServerAndAnotherStartsItAndHeartbeatsFillIt() {
    showArchitecture();
    untilText("#discovery-registered", "3 registered");

    click();
    untilText("#discovery-state", "stopped");
    untilText("#discovery-registered", "none registered");

    click();
    untilText("#discovery-state", "running");
    untilText("#discovery-registered", "3 registered");
  }

  @Test
  void hoverSaysWhatAClickWillDo() {
    showArchitecture();

    robot.moveTo("#discovery-server").moveBy(2, 1);

    untilText("#graph-tip", "Click: stop discovery; gossip goes on");
  }

  @Test
  void serverIsReachedByArrowAndPressedByEnter() {
    showArchitecture();
    onFx(
        () -> {
          robot.lookup("#plus-n1").query().requestFocus();
          return true;
        });

    robot.type(KeyCode.UP);
    until(() -> robot.lookup("#discovery-server").query().isFocused());
    robot.type(KeyCode.ENTER);

    untilText("#discovery-state", "stopped");
  }

  @Test
  void foreignNodeHasAFaceWithoutButtons() {
    model
        .cluster()
        .journal()
        .append(
            new JournalEvent.NodeStarted(
                FOREIGN,
                new PeerAddress("127.0.0.1", 9001),
                new ActorId(FOREIGN, 0),
                PnCounter.empty(),
                true));

    until(() -> isShown("#happening-" + FOREIGN));
    untilText("#happening-" + FOREIGN, "nothing heard yet");
    untilText("#name-" + FOREIGN, FOREIGN);
    assertThat(isShown("#plus-" + FOREIGN)).isFalse();
    assertThat(isShown("#minus-" + FOREIGN)).isFalse();
    assertThat(isShown("#plus-n1")).isTrue();
    assertThat(isShown("#mark-" + FOREIGN)).isFalse();
    assertThat(isShown("#mark-n1")).isTrue();
  }

  @Test
  void crashedNodeSaysWhatItWillComeBackWithAndCanBeRestarted() {
    onFx(
        () -> {
          model.crash("n2");
          return true;
        });

    untilText("#disk-n2", "no log: returns empty");
    assertThat(isShown("#restart-n2")).isTrue();
    assertThat(isShown("#plus-n2")).isFalse();
  }

  private void showArchitecture() {
    onFx(
        () -> {
          model.architectureProperty().set(true);
          return true;
        });
    until(() -> isShown("#discovery-server"));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void click() {
    until(() -> model.progressProperty().get().isEmpty());
    robot.clickOn("#discovery-server");
    // On the headless platform a control stays pressed until another mouse button was.
    robot.clickOn(MouseButton.FORWARD).moveBy(1, 0);
  }

  /// Ids of foreign nodes hold dots and colons, which a selector would take for its own.
  private boolean isShown(String id) {
    return labelOrNode(id).isPresent();
  }

  private Optional<Node> labelOrNode(String id) {
    return robot
        .lookup((Node node) -> id.substring(1).equals(node.getId()))
        .tryQuery()
        .filter(ArchitectureOnScreenTest::isVisible);
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }

  private void untilText(String id, String text) {
    until(
        () ->
            labelOrNode(id)
                .filter(node -> node instanceof Labeled label && label.getText().equals(text))
                .isPresent());
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> onFx(condition));
  }

  private static <T> T onFx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }
}
