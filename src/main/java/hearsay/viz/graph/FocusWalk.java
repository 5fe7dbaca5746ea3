package hearsay.viz.graph;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Where an arrow key leads from a card: to the nearest one in that direction, as the eye would go.
final class FocusWalk {
  /// How much worse it is to stray aside than to go far.
  private static final double ASIDE = 2;

  private FocusWalk() {}

  /// @param dx -1 left, 1 right, @param dy -1 up, 1 down; one of them is 0
  static Optional<String> next(Map<String, Box> boxes, String from, int dx, int dy) {
    var start = boxes.get(from);
    if (start == null) {
      return boxes.keySet().stream().findFirst();
    }
    return boxes.entrySet().stream()
        .filter(other -> ahead(start, other.getValue(), dx, dy) > 1)
        .min(Comparator.comparingDouble(other -> cost(start, other.getValue(), dx, dy)))
        .map(Map.Entry::getKey);
  }

  private static double ahead(Box from, Box to, int dx, int dy) {
    return (to.center().x() - from.center().x()) * dx + (to.center().y() - from.center().y()) * dy;
  }

  private static double cost(Box from, Box to, int dx, int dy) {
    return Math.abs(ahead(from, to, dx, dy)) + ASIDE * Math.abs(ahead(from, to, dy, dx));
  }
}
