package hearsay.viz;

import hearsay.cluster.Partitions.Cut;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Binds the menu of partitions: what is pointed at or focused is previewed in the graph, what is
/// pressed is done.
public final class PartitionController {
  private static final double MARGIN = 8;

  /// What a row of nodes to isolate may take; more nodes take more rows.
  private static final double ROW_EM = 16;

  private final LabViewModel viewModel;
  private final Panels panels;

  @FXML private VBox root;
  @FXML private Button halves;
  @FXML private Button oneWay;
  @FXML private Button random;
  @FXML private FlowPane isolations;

  PartitionController(LabViewModel viewModel, Panels panels) {
    this.viewModel = viewModel;
    this.panels = panels;
  }

  @FXML
  private void initialize() {
    List.of(halves, oneWay, random).forEach(this::watch);
    var shown = panels.partitionShownProperty();
    root.visibleProperty().bind(shown);
    root.managedProperty().bind(shown);
    root.widthProperty().addListener(changed -> place());
    panels.partitionCornerProperty().addListener(changed -> place());
    shown.addListener((property, before, now) -> opened(now));
  }

  /// Below its button, but within the window.
  private void place() {
    var corner = panels.partitionCornerProperty().get();
    var room = root.getScene().getWidth() - root.getWidth() - MARGIN;
    root.setTranslateX(Math.max(MARGIN, Math.min(corner.getX(), room)));
    root.setTranslateY(corner.getY() + MARGIN / 2);
  }

  private void opened(boolean isOpen) {
    viewModel.links().clearPreview();
    if (isOpen) {
      var partitions = viewModel.partitions();
      offer(halves, partitions.halves());
      offer(oneWay, partitions.oneWay());
      offer(random, partitions.random());
      isolations.getChildren().setAll(isolationButtons(partitions));
      fitIsolations();
      halves.requestFocus();
    }
  }

  /// By itself a flow is as wide as it may become, however few are in it.
  private void fitIsolations() {
    isolations.applyCss();
    var children = isolations.getChildren();
    var inOneRow =
        children.stream().mapToDouble(child -> Math.ceil(child.prefWidth(-1))).sum()
            + Math.max(0, children.size() - 1) * isolations.getHgap();
    isolations.setPrefWrapLength(Math.min(inOneRow, ROW_EM * halves.getFont().getSize()));
  }

  private List<Node> isolationButtons(PartitionOffers partitions) {
    var buttons = new ArrayList<Node>();
    for (var offer : partitions.isolations()) {
      var button = new Button();
      button.getStyleClass().add("isolate");
      button.setId("isolate-" + offer.name());
      button.setAccessibleText("Isolate " + offer.name());
      watch(button);
      offer(button, offer);
      buttons.add(button);
    }
    return buttons;
  }

  private static void offer(Button button, PartitionOffer offer) {
    button.setText(offer.name());
    button.setUserData(offer.cut());
  }

  private void watch(Button button) {
    button.setOnMouseEntered(event -> preview(button));
    button.setOnMouseExited(event -> viewModel.links().clearPreview());
    button.setOnAction(event -> choose(button));
    button
        .focusedProperty()
        .addListener(
            (property, before, isFocused) -> {
              if (isFocused) {
                preview(button);
              }
            });
  }

  private void preview(Button button) {
    if (button.getUserData() instanceof Cut cut) {
      viewModel.links().showPreview(cut);
    }
  }

  private void choose(Button button) {
    panels.partitionShownProperty().set(false);
    if (button.getUserData() instanceof Cut cut) {
      viewModel.links().apply(cut);
    }
  }
}
