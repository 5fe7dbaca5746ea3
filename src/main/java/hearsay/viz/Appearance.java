package hearsay.viz;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the lab looks: level, theme, projector mode, motion and zoom. Application thread only.
public final class Appearance {
  /// Sizes of plain text in pixels.
  static final double DESK_TEXT = 14;

  private static final double LECTURE_TEXT = 17;
  private static final double PROJECTOR_TEXT = 24;
  private static final double ZOOM_STEP = 1.1;

  private final ObjectProperty<LabViewModel.Level> level;
  private final BooleanProperty dark;
  private final BooleanProperty projector;
  private final BooleanProperty reducedMotion;
  private final DoubleProperty scale;
  private final DoubleBinding textSize;

  Appearance(LabSettings settings) {
    level = new SimpleObjectProperty<>(settings.level());
    dark = new SimpleBooleanProperty(settings.isDark());
    projector = new SimpleBooleanProperty(settings.isProjector());
    reducedMotion = new SimpleBooleanProperty(settings.isMotionReduced());
    scale = new SimpleDoubleProperty(settings.scale());
    textSize = Bindings.createDoubleBinding(this::computeTextSize, level, projector, scale);
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

  /// Pixels of plain text: at a desk, in a lecture, on a projector, times the zoom.
  public DoubleBinding textSize() {
    return textSize;
  }

  private double computeTextSize() {
    var size =
        projector.get()
            ? PROJECTOR_TEXT
            : level.get() == LabViewModel.Level.LECTURE ? LECTURE_TEXT : DESK_TEXT;
    return size * scale.get();
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
