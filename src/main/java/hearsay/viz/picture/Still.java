package hearsay.viz.picture;

import hearsay.journal.session.Session;
import java.io.IOException;
import javafx.scene.image.Image;

/// One picture, drawn off-screen.
final class Still {
  private Still() {}

  static Image of(Session session, PictureExport.View view, PictureExport.Options options)
      throws IOException {
    Toolkit.start();
    return switch (view) {
      case GRAPH -> Toolkit.get(() -> new GraphSet(session, options).at(options.at()));
      case DIAGRAM -> Toolkit.get(() -> new DiagramSet(session, options).at(options.to()));
    };
  }
}
