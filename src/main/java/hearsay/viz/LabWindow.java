package hearsay.viz;

import hearsay.cluster.DiscoveryChoice;
import hearsay.viz.graph.GraphView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// The window: the views of one [LabViewModel] on a stage, and the one clock that all of them
/// follow. Application thread only.
public final class LabWindow {
  private final Stage stage;
  private final LabViewModel viewModel;
  private final AnimationTimer clock;

  public LabWindow(Stage stage, LabViewModel viewModel) {
    this.stage = stage;
    this.viewModel = viewModel;
    var panels = new Panels();
    var files = new FileMenu(viewModel);
    var graph = new GraphView(viewModel);
    var scene = new Scene(load(viewModel, panels, graph, files));
    LabTheme.dress(scene, viewModel);
    new LabKeys(viewModel, panels, graph, files).listenTo(scene);
    files.acceptDrops(scene);
    viewModel.partitions().seenAt(graph::centers);
    stage.setScene(scene);
    stage.setTitle(title(viewModel));
    stage.setMinWidth(LabSettings.MIN_WIDTH);
    stage.setMinHeight(LabSettings.MIN_HEIGHT);
    clock =
        new AnimationTimer() {
          @Override
          public void handle(long nowNanos) {
            viewModel.pulse(nowNanos);
          }
        };
  }

  /// Shows the window in this size and lets it live.
  public void show(double width, double height) {
    stage.setWidth(width);
    stage.setHeight(height);
    viewModel.pulse(System.nanoTime());
    stage.show();
    clock.start();
  }

  public Stage stage() {
    return stage;
  }

  public LabViewModel viewModel() {
    return viewModel;
  }

  /// Stands still and leaves the screen; the view model is its owner's to close.
  public void close() {
    clock.stop();
    stage.hide();
  }

  /// Of others' nodes it says where they meet.
  private static String title(LabViewModel viewModel) {
    return switch (viewModel.choice().discovery()) {
      case DiscoveryChoice.External(var url) ->
          "Hearsay · watching " + Architecture.place(url.toString());
      case DiscoveryChoice.None _, DiscoveryChoice.Embedded _ -> "Hearsay";
    };
  }

  private static Parent load(LabViewModel viewModel, Panels panels, Region graph, FileMenu files) {
    Map<Class<?>, Supplier<Object>> controllers =
        Map.of(
            LabController.class, () -> new LabController(viewModel, graph),
            BarController.class, () -> new BarController(viewModel, panels, files),
            VerdictController.class, () -> new VerdictController(viewModel),
            NoticesController.class, () -> new NoticesController(viewModel),
            QuestionController.class, () -> new QuestionController(viewModel, files),
            WhyController.class, () -> new WhyController(viewModel),
            PartitionController.class, () -> new PartitionController(viewModel, panels),
            HelpController.class, () -> new HelpController(panels));
    var loader = new FXMLLoader(LabWindow.class.getResource("lab.fxml"));
    loader.setControllerFactory(type -> Objects.requireNonNull(controllers.get(type)).get());
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("the window's description is part of the program", e);
    }
  }
}
