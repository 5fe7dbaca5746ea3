package hearsay.viz;

import hearsay.viz.LabViewModel.Level;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// Which panes lie right of and below the graph, and how large they are wished. In a lecture there
/// are none. Application thread only.
public final class PaneChoice {
  /// Space–time, values, traffic, events.
  static final int BOTTOM_TABS = 4;

  private final ReadOnlyObjectProperty<Level> level;
  private final BooleanProperty right;
  private final BooleanProperty bottom;
  private final DoubleProperty rightWidth;
  private final DoubleProperty bottomHeight;
  private final IntegerProperty bottomTab;

  PaneChoice(LabSettings.Panes remembered, ReadOnlyObjectProperty<Level> level) {
    this.level = level;
    right = new SimpleBooleanProperty(remembered.isRightShown());
    bottom = new SimpleBooleanProperty(remembered.isBottomShown());
    rightWidth = new SimpleDoubleProperty(Math.max(remembered.rightWidth(), PaneRoom.LEAST_RIGHT));
    bottomHeight = new SimpleDoubleProperty(remembered.bottomHeight());
    bottomTab = new SimpleIntegerProperty(remembered.bottomTab());
  }

  /// Whether the inspector is wanted; a lecture has none all the same.
  public BooleanProperty rightProperty() {
    return right;
  }

  /// Whether the timeline and its tabs are wanted; a lecture has none all the same.
  public BooleanProperty bottomProperty() {
    return bottom;
  }

  /// Whether there are panes at all.
  public BooleanExpression allowed() {
    return BooleanExpression.booleanExpression(level.map(now -> now != Level.LECTURE));
  }

  /// Pixels at the normal size of text.
  public DoubleProperty rightWidthProperty() {
    return rightWidth;
  }

  /// Pixels at the normal size of text.
  public DoubleProperty bottomHeightProperty() {
    return bottomHeight;
  }

  /// Number of the tab shown below, from 0.
  public IntegerProperty bottomTabProperty() {
    return bottomTab;
  }

  void toggleRight() {
    right.set(!right.get());
  }

  void toggleBottom() {
    bottom.set(!bottom.get());
  }

  LabSettings.Panes wanted() {
    return new LabSettings.Panes(
        right.get(),
        bottom.get(),
        side(rightWidth.get()),
        side(bottomHeight.get()),
        bottomTab.get());
  }

  private static double side(double wanted) {
    return Math.clamp(wanted, LabSettings.Panes.MIN_SIDE, LabSettings.Panes.MAX_SIDE);
  }
}
