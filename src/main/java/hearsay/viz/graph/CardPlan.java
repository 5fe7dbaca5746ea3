package hearsay.viz.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where each card stands and how large it is.
///
/// @param boxes by node name, in counting order; none overlaps another
public record CardPlan(CardMetrics metrics, Map<String, Box> boxes) {
  public CardPlan {
    boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
  }

  /// Where a node's card stands; the node must be in the plan.
  Box box(String node) {
    var box = boxes.get(node);
    if (box == null) {
      throw new IllegalArgumentException(node + " has no place");
    }
    return box;
  }

  /// The same plan elsewhere.
  CardPlan movedBy(double x, double y) {
    var moved = new LinkedHashMap<String, Box>();
    boxes.forEach(
        (name, box) ->
            moved.put(name, new Box(box.x() + x, box.y() + y, box.width(), box.height())));
    return new CardPlan(metrics, moved);
  }

  /// The share of the area that the cards cover, 0 to 1.
  double coverage(double areaWidth, double areaHeight) {
    return boxes.size() * metrics.area() / (areaWidth * areaHeight);
  }
}
