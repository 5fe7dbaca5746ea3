package hearsay.viz;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;

/// Which panels lie over the window. They lie in the window, so that they are seen on a projector
/// and in pictures.
public final class Panels {
  private final BooleanProperty helpShown = new SimpleBooleanProperty();
  private final BooleanProperty partitionShown = new SimpleBooleanProperty();
  private final ObjectProperty<Point2D> partitionCorner = new SimpleObjectProperty<>(Point2D.ZERO);

  Panels() {}

  BooleanProperty helpShownProperty() {
    return helpShown;
  }

  BooleanProperty partitionShownProperty() {
    return partitionShown;
  }

  /// Upper left corner of the partition menu in the scene.
  ObjectProperty<Point2D> partitionCornerProperty() {
    return partitionCorner;
  }

  void toggleHelp() {
    helpShown.set(!helpShown.get());
  }

  void togglePartition(Point2D corner) {
    partitionCorner.set(corner);
    partitionShown.set(!partitionShown.get());
  }

  /// Closes the topmost panel.
  ///
  /// @return whether there was one
  boolean closeOne() {
    var wasShown = helpShown.get() || partitionShown.get();
    if (helpShown.get()) {
      helpShown.set(false);
    } else {
      partitionShown.set(false);
    }
    return wasShown;
  }
}
