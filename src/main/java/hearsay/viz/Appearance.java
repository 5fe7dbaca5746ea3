package hearsay.viz;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the lab looks: level, theme, projector mode, motion and zoom. Application thread only.
public final class Appearance {
  private static final double ZOOM_STEP = 1.1;

  private final ObjectProperty<LabViewModel.Level> level;
  private final BooleanProperty dark;
  private final BooleanProperty projector;
  private final BooleanProperty reducedMotion;
  private final DoubleProperty scale;

  Appearance(LabSettings settings) {
    level = new SimpleObjectProperty<>(settings.level());
    dark = new SimpleBooleanProperty(settings.isDark());
    projector = new SimpleBooleanProperty(settings.isProjector());
    reducedMotion = new SimpleBooleanProperty(settings.isMotionReduced());
    scale = new SimpleDoubleProperty(settings.scale());
  }

  public ObjectProperty<LabViewModel.Level> levelProperty() {
    return level;
  }

  public BooleanProperty darkProperty() {
    return dark;
  }

  public BooleanProperty projectorProperty() {
    return projector;
  }

  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  public DoubleProperty scaleProperty() {
    return scale;
  }

  public void zoomIn() {
    zoom(scale.get() * ZOOM_STEP);
  }

  public void zoomOut() {
    zoom(scale.get() / ZOOM_STEP);
  }

  public void resetZoom() {
    zoom(1);
  }

  private void zoom(double wanted) {
    scale.set(Math.clamp(wanted, LabSettings.MIN_SCALE, LabSettings.MAX_SCALE));
  }
}
