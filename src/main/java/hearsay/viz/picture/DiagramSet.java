package hearsay.viz.picture;

import hearsay.journal.session.Session;
import hearsay.viz.spacetime.DiagramPicture;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

/// The diagram of a recording in a scene that no window shows. Toolkit's thread only.
final class DiagramSet {
  private final DiagramPicture picture;
  private final Scene scene;

  DiagramSet(Session session, PictureExport.Options options) {
    picture =
        new DiagramPicture(
            session.journal(),
            options.from(),
            options.to(),
            options.isDark(),
            options.width(),
            options.height(),
            1);
    scene = GraphSet.scene(new StackPane(picture.region()), options);
    // Style sheets bring the fonts in which the diagram writes.
    scene.getRoot().applyCss();
  }

  /// The stretch as it was before the entry at a position.
  Image at(long position) {
    picture.show(position);
    return GraphSet.picture(scene);
  }
}
