package hearsay.viz.faults;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.Link;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.io.IOException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FaultsPaneTest {
  private static final Link LINK = new Link("n1", "n2");

  private LabViewModel lab;
  private FaultsPane pane;
  private long nowNanos;

  @Start
  void start(Stage stage) throws IOException {
    lab =
        new LabViewModel(
            Cluster.start(
                new ClusterSettings(
                    3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY)),
            LabSettings.FIRST);
    pane = new FaultsPane(lab);
    pulse();
    stage.setScene(new Scene(pane, 340, 700));
    stage.show();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void pulse() {
    nowNanos += 16_000_000;
    lab.pulse(nowNanos);
  }

  private Button button(String id) {
    return (Button) pane.lookup(id);
  }

  private TextField field(String id) {
    return (TextField) pane.lookup(id);
  }

  @Test
  void whatIsTypedIsPreviewedAndApplied(FxRobot robot) {
    robot.interact(
        () -> {
          lab.insight().selectionProperty().set(new Selection.Direction(LINK));
          field("#faultLoss").setText("20");
          pulse();
        });

    assertThat(((ToggleButton) pane.lookup("#scope-ONE_WAY")).isSelected()).isTrue();
    assertThat(((Label) pane.lookup("#faultsPreview")).getText()).contains("1 of 5 frames");
    robot.interact(
        () -> {
          button("#faultsApply").fire();
          pulse();
        });

    assertThat(lab.cluster().faults(LINK).loss()).isEqualTo(0.2);
    assertThat(((ListView<?>) pane.lookup("#faultyLinks")).getItems()).hasSize(1);
    assertThat(button("#faultsApply").isDisabled()).isTrue();
    assertThat(button("#faultsUndo").isDisabled()).isFalse();
  }

  @Test
  void aWrongNumberIsSaidBesideItsField(FxRobot robot) {
    robot.interact(
        () -> {
          field("#faultLatency").setText("soon");
          pulse();
        });

    assertThat(pane.lookupAll(".error"))
        .filteredOn(node -> node.isVisible())
        .extracting(node -> ((Label) node).getText())
        .containsExactly("A number from 0 to 60000, please");
    assertThat(button("#faultsApply").isDisabled()).isTrue();
  }

  @Test
  void inThePastAllIsDisabledAndItSaysWhy(FxRobot robot) {
    robot.interact(
        () -> {
          lab.timeline().seek(2);
          pulse();
        });

    assertThat(field("#faultLoss").isDisabled()).isTrue();
    assertThat(((Label) pane.lookup("#faultsObstacle")).getText()).contains("past");
  }

  @Test
  void nothingIsSaidOfFramesWhileNoneIsSelected() {
    assertThat(button("#dropFrame").getParent().getParent().isVisible()).isFalse();
  }
}
