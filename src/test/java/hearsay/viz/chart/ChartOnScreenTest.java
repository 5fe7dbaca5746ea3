package hearsay.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The charts over a real cluster; the test pulses the lab itself.
@ExtendWith(ApplicationExtension.class)
class ChartOnScreenTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private LabViewModel model;
  private Region values;
  private Region traffic;

  @Start
  void start(Stage stage) throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
    model = new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
    values = new ValuesChart(model);
    traffic = new TrafficChart(model);
    values.setPrefHeight(180);
    traffic.setPrefHeight(180);
    stage.setScene(new Scene(new VBox(values, traffic), 900, 360));
    stage.setX(0);
    stage.setY(0);
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

  private static <T> T onFx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }

  /// What a chart says after one more pulse.
  private String spoken(Region chart) {
    return onFx(
        () -> {
          model.pulse(System.nanoTime());
          Node pane = chart.getChildrenUnmodifiable().getFirst();
          return pane.getAccessibleText() == null ? "" : pane.getAccessibleText();
        });
  }

  private void count(String node) {
    onFx(
        () -> {
          model.operate(node, 1);
          return true;
        });
  }

  @Test
  void chartsFollowThePresent() {
    count("n1");
    count("n2");

    await().atMost(LIMIT).until(() -> spoken(values).equals("3 nodes show 2 to 2, all agree"));
    await().atMost(LIMIT).until(() -> spoken(traffic).contains("messages/s"));
  }

  @Test
  void aClickGoesToItsMomentAndTheWholeHistoryStays(FxRobot robot) {
    count("n1");
    await().atMost(LIMIT).until(() -> spoken(values).equals("3 nodes show 1 to 1, all agree"));

    robot.clickOn(onFx(() -> values.localToScreen(62, 60)));

    assertThat(model.timeline().isLive()).isFalse();
    await().atMost(LIMIT).until(() -> spoken(values).contains("0 to 0"));
    assertThat(onFx(() -> model.timeline().positionProperty().get()))
        .isLessThan(model.timeline().journal().end());
  }

  @Test
  void whatIsNotSeenIsNotDrawn() {
    onFx(
        () -> {
          values.setVisible(false);
          return true;
        });
    var before = spoken(values);
    count("n1");
    await().atMost(LIMIT).until(() -> spoken(traffic).contains("messages/s"));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                model.timeline().journal().latest().running().stream()
                    .allMatch(node -> node.state().value().intValue() == 1));

    assertThat(spoken(values)).isEqualTo(before);
    onFx(
        () -> {
          values.setVisible(true);
          return true;
        });
    await().atMost(LIMIT).until(() -> spoken(values).equals("3 nodes show 1 to 1, all agree"));
  }
}
