package hearsay.viz.picture;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.session.Session;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.graph.GraphView;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

/// The graph of a recording in a scene that no window shows: the same view, model and clock as on
/// the screen. Toolkit's thread only.
final class GraphSet {
  private static final List<String> SHEETS = List.of("hearsay.css", "graph.css");

  /// Cards come in with the first layout, their words with the second.
  private static final int PASSES = 3;

  private final LabViewModel model;
  private final Scene scene;
  private long nowNanos;

  GraphSet(Session session, PictureExport.Options options) {
    model = new LabViewModel(session, "", ClusterSettings.of(1), LabSettings.FIRST);
    model.appearance().levelProperty().set(LabViewModel.Level.EXPLORE);
    model.appearance().darkProperty().set(options.isDark());
    var root = new StackPane(new GraphView(model));
    root.getStyleClass().add("picture");
    scene = scene(root, options);
  }

  /// A scene that is dressed whatever the window looks like.
  static Scene scene(Parent root, PictureExport.Options options) {
    var scene = new Scene(root, options.width(), options.height());
    scene.setUserAgentStylesheet(
        options.isDark()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    if (options.isDark()) {
      root.getStyleClass().add("dark");
    }
    for (var sheet : SHEETS) {
      var url = GraphSet.class.getResource("/hearsay/assets/styles/" + sheet);
      scene.getStylesheets().add(Objects.requireNonNull(url, sheet).toExternalForm());
    }
    return scene;
  }

  /// The picture of a moment.
  Image at(long position) {
    model.timeline().seek(position);
    return after(0);
  }

  /// From the moment shown the session is played.
  ///
  /// @param speed 1 being as fast as it happened
  void play(double speed) {
    model.timeline().speedProperty().set(speed);
    model.timeline().play();
  }

  /// The picture so much real time later.
  Image after(long nanos) {
    nowNanos += nanos;
    model.pulse(nowNanos);
    return picture(scene);
  }

  /// A snapshot once everything is in its place: what comes in while others are laid out is dressed
  /// in the pass after that, which a window has with its next pulse.
  static Image picture(Scene scene) {
    for (var pass = 0; pass < PASSES; pass++) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return scene.snapshot(null);
  }

  /// Where the session has been played to.
  long position() {
    return model.timeline().positionProperty().get();
  }
}
