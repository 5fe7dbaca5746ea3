package hearsay.viz.picture;

import hearsay.journal.session.Session;
import hearsay.viz.spacetime.DiagramPicture;
import java.io.IOException;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

/// One picture, drawn off-screen.
final class Still {
  private Still() {}

  static Image of(Session session, PictureExport.View view, PictureExport.Options options)
      throws IOException {
    Toolkit.start();
    return switch (view) {
      case GRAPH -> Toolkit.get(() -> new GraphSet(session, options).at(options.at()));
      case DIAGRAM -> Toolkit.get(() -> diagram(session, options, options.to()));
    };
  }

  /// The diagram as it was before the entry at a position. Toolkit's thread only.
  static Image diagram(Session session, PictureExport.Options options, long at) {
    var picture =
        DiagramPicture.of(
            session.journal(),
            options.from(),
            options.to(),
            at,
            options.isDark(),
            options.width(),
            options.height(),
            1);
    return GraphSet.picture(GraphSet.scene(new StackPane(picture), options));
  }
}
