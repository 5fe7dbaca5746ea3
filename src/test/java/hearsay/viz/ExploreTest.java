package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.DiscoverySnapshot;
import hearsay.journal.NodeSnapshot.Lifecycle;
import hearsay.viz.LabViewModel.Level;
import java.io.IOException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The switches of those who explore: the log, amnesia, the architecture, with the mouse.
@ExtendWith(ApplicationExtension.class)
class ExploreTest {
  private LabOnScreen lab;

  @Start
  void open(Stage stage) throws IOException {
    lab =
        new LabOnScreen(
            stage,
            new ClusterSettings(5, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.TCP)
                .withDiscovery(new DiscoveryChoice.Embedded(0)));
    // Wide enough for the whole bar.
    stage.setWidth(1500);
    lab.viewModel().appearance().levelProperty().set(Level.EXPLORE);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void theLogIsSwitchedOnByStartingOverAndANodeComesBackWithIt() {
    keepLogs();
    lab.click("#plus-n2");
    lab.until(() -> lab.text("#value-n2").equals("1"));

    lab.run(() -> lab.viewModel().crash("n2"));
    lab.until(() -> lab.text("#captionAction").equals("Restart n2"));
    lab.click("#captionAction");

    lab.untilSnapshot(now -> now.node("n2").orElseThrow().lifecycle() == Lifecycle.RUNNING);
    lab.until(() -> lab.text("#value-n2").equals("1"));
  }

  @Test
  void anExpertSwitchesAmnesiaOnAndTheBarWarnsUntilItIsMended() {
    assertThat(lab.onFx(this::logItems)).noneMatch(item -> item.getText().startsWith("Amnesia"));
    expert();
    assertThat(lab.isShown("#amnesia")).isFalse();

    lab.choose("#log", LogMenu.AMNESIA);
    lab.until(() -> lab.isShown("#amnesia"));

    assertThat(lab.text("#amnesia")).isEqualTo("Amnesia: broken on purpose");
    lab.run(() -> lab.viewModel().appearance().levelProperty().set(Level.LECTURE));
    lab.until(() -> lab.isInside("#amnesia"));
    lab.click("#amnesia");
    lab.until(() -> !lab.isShown("#amnesia"));
    assertThat(lab.now().environment().isAmnesiac()).isFalse();
  }

  @Test
  void whereALogIsKeptAmnesiaSaysWhyItCantBe() {
    keepLogs();
    expert();

    lab.until(
        () ->
            logItems().stream()
                .anyMatch(
                    item ->
                        item.isDisable()
                            && item.getText().equals(LogMenu.AMNESIA + " (only without a log)")));
  }

  @Test
  void aWarningIsNeverFoldedAway() {
    lab.run(() -> lab.viewModel().amnesia().toggle());

    for (var level : Level.values()) {
      for (var isProjector : List.of(true, false)) {
        lab.run(
            () -> {
              lab.viewModel().appearance().levelProperty().set(level);
              lab.viewModel().appearance().projectorProperty().set(isProjector);
              lab.stage().setWidth(LabSettings.MIN_WIDTH);
              lab.stage().setHeight(LabSettings.MIN_HEIGHT);
            });

        lab.until(() -> lab.isInside("#amnesia") && lab.isInside("#more"));
        assertThat(lab.onFx(this::barOverflow)).as(level + ", " + isProjector).isEmpty();
      }
    }
  }

  @Test
  void theArchitectureIsShownAndItsServerStoppedAndStartedByClicks() {
    lab.click("#architecture");
    lab.until(() -> lab.isShown("#discovery-server"));
    lab.until(() -> registered() == 5);

    lab.click("#discovery-server");
    lab.until(() -> !isServerRunning());
    lab.click("#plus-n1");
    lab.until(() -> lab.shownValues().equals(List.of("1", "1", "1", "1", "1")));

    lab.click("#discovery-server");
    lab.until(() -> isServerRunning() && registered() == 5);
    lab.robot().type(KeyCode.A);
    lab.until(() -> !lab.isShown("#discovery-server"));
  }

  private void keepLogs() {
    lab.choose("#log", LogMenu.WITH);
    lab.until(() -> lab.text("#questionText").startsWith("Start over with a log?"));
    lab.click("#restart");
    lab.untilSnapshot(now -> now.environment().isLogged() && now.nodes().size() == 5);
    lab.until(() -> lab.text("#log").equals("Log: on"));
  }

  private void expert() {
    lab.run(() -> lab.viewModel().appearance().levelProperty().set(Level.EXPERT));
    lab.until(() -> lab.isInside("#log"));
  }

  /// As the menu would show them now; on the application thread.
  private List<MenuItem> logItems() {
    var menu = (MenuButton) lab.node("#log");
    menu.show();
    var items = List.copyOf(menu.getItems());
    menu.hide();
    return items;
  }

  /// What of the bar lies beyond the window.
  private List<String> barOverflow() {
    var bar = (FoldingBar) lab.node("#bar");
    return bar.getChildren().stream()
        .filter(Node::isManaged)
        .filter(child -> child.getBoundsInParent().getMaxX() > bar.getWidth())
        .map(Node::getId)
        .toList();
  }

  private boolean isServerRunning() {
    var discovery = lab.now().environment().discovery();
    return discovery != null && discovery.isRunning();
  }

  private long registered() {
    var discovery = lab.now().environment().discovery();
    return discovery == null
        ? 0
        : discovery.contacts().values().stream()
            .filter(DiscoverySnapshot.Contact::isRegistered)
            .count();
  }
}
