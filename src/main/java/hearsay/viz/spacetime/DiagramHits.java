package hearsay.viz.spacetime;

import hearsay.viz.Selection;
import org.jspecify.annotations.Nullable;

/// What of a picture lies under the mouse.
final class DiagramHits {
  /// So far off, in pixels, an arrow is still hit, and a mark a little farther.
  static final double REACH = 7;

  private static final double MARK_REACH = 10;

  private DiagramHits() {}

  /// What was hit.
  ///
  /// @param position of the entry that tells of it; of an arrow, its end if that is known
  record Hit(Selection selection, long position) {}

  /// Null if nothing is near. A mark goes before an arrow, and of arrows the nearest is hit.
  static @Nullable Hit at(DiagramFrame frame, double x, double y) {
    var plot = frame.plot();
    if (x < plot.left() - MARK_REACH) {
      var row = frame.lanes().rowAt(y);
      return row < 0 || y < plot.top() || y > plot.bottom()
          ? null
          : new Hit(new Selection.Node(frame.lanes().nodes().get(row)), -1);
    }
    var mark = mark(frame, x, y);
    return mark != null ? mark : arrow(frame, x, y);
  }

  private static @Nullable Hit mark(DiagramFrame frame, double x, double y) {
    Hit best = null;
    var nearest = Math.min(MARK_REACH, Math.max(4, 0.6 * frame.lanes().pitch()));
    for (var shape : frame.marks()) {
      var distance = Math.hypot(shape.x() - x, shape.y() - y);
      if (distance <= nearest) {
        nearest = distance;
        best = new Hit(new Selection.Event(shape.mark().position()), shape.mark().position());
      }
    }
    return best;
  }

  private static @Nullable Hit arrow(DiagramFrame frame, double x, double y) {
    Arrow best = null;
    var nearest = REACH;
    for (var shape : frame.arrows()) {
      var distance = distance(shape, x, y);
      if (distance < nearest || (distance == nearest && best == null)) {
        nearest = distance;
        best = shape.arrow();
      }
    }
    return best == null
        ? null
        : new Hit(
            new Selection.Frame(best.key(), best.link(), best.sentPosition()),
            best.isFlying() || best.fate() == Arrow.Fate.UNKNOWN
                ? best.sentPosition()
                : best.endPosition());
  }

  /// From a point to the nearest of a line.
  static double distance(DiagramFrame.ArrowShape shape, double x, double y) {
    var dx = shape.x2() - shape.x1();
    var dy = shape.y2() - shape.y1();
    var squared = dx * dx + dy * dy;
    var along =
        squared == 0
            ? 0
            : Math.clamp(((x - shape.x1()) * dx + (y - shape.y1()) * dy) / squared, 0.0, 1.0);
    return Math.hypot(shape.x1() + along * dx - x, shape.y1() + along * dy - y);
  }
}
