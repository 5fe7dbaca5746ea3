package hearsay.viz.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class InspectorPaneTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private LabViewModel model;
  private InspectorPane pane;

  @Start
  void start(Stage stage) throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
    model = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    pane = new InspectorPane(model);
    stage.setScene(new Scene(pane, 340, 560));
    stage.show();
  }

  @AfterEach
  void close() {
    onFx(
        () -> {
          model.close();
          return true;
        });
  }

  @Test
  void withNothingSelectedItTellsOfTheCluster() {
    until(() -> texts().contains("Cluster"));

    assertThat(texts()).contains("PN-counter", "mesh", "3 running");
  }

  @Test
  void aSelectedNodeShowsItsVectorAndWhatChangedIt() {
    select(new Selection.Node("n1"));
    onFx(
        () -> {
          model.operate("n1", 1);
          return true;
        });

    until(() -> texts().contains("new, own click"));

    assertThat(texts()).contains("n1", "+1", "value 1 = 1 − 0 · version 1 operations heard");
  }

  @Test
  void rowsThatDoNotChangeStayTheSameNodes() {
    select(new Selection.Node("n1"));
    until(() -> texts().contains("Sockets"));
    var title = labeled("Sockets");

    onFx(
        () -> {
          model.operate("n2", 1);
          return true;
        });
    until(() -> texts().contains("new, from n2"));

    assertThat(labeled("Sockets")).isSameAs(title);
  }

  @Test
  void crashAndRestartAreOneButton() {
    select(new Selection.Node("n2"));
    until(() -> texts().contains("Crash"));

    onFx(
        () -> {
          ((Button) labeled("Crash")).fire();
          return true;
        });

    until(() -> texts().contains("Restart") && texts().contains("crashed"));
  }

  @Test
  void inThePastNothingCanBeCrashed() {
    select(new Selection.Node("n2"));
    until(() -> texts().contains("Crash") && !labeled("Crash").isDisabled());

    onFx(
        () -> {
          model.timeline().seek(model.timeline().journal().end() - 1);
          return true;
        });

    until(() -> texts().contains("Crash") && labeled("Crash").isDisabled());
  }

  private void select(Selection selection) {
    onFx(
        () -> {
          model.insight().selectionProperty().set(selection);
          return true;
        });
  }

  /// Pulses until something is so.
  private void until(Callable<Boolean> condition) {
    await()
        .atMost(LIMIT)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                onFx(
                    () -> {
                      model.pulse(System.nanoTime());
                      return condition.call();
                    }));
  }

  private Set<String> texts() {
    return pane.lookupAll("*").stream().map(InspectorPaneTest::text).collect(Collectors.toSet());
  }

  private Node labeled(String text) {
    return pane.lookupAll("*").stream()
        .filter(node -> node instanceof Labeled && text(node).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Node node) {
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  private static <T> T onFx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }
}
