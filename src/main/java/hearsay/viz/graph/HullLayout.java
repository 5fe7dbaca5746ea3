package hearsay.viz.graph;

import hearsay.journal.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Which groups get a hull, its outline, and a place for its words.
final class HullLayout {
  /// With more groups than this, a hull around a single node says no more than its card.
  private static final int MAX_GROUPS_WITH_SINGLES = 4;

  private static final double LABEL_STEP = 12;

  // How many pixels further away a label rather stands than to do one of these.
  private static final double COVERS_LINK = 70;
  private static final double OUTSIDE = 400;
  private static final double COVERS_CARD = 10_000;

  private HullLayout() {}

  /// What a label must not cover if it can help it.
  ///
  /// @param area in which all must lie, @param label how much room title and words need
  record Surroundings(CardPlan plan, LinkFrame links, Box area, Box label) {}

  static List<Hull> hulls(List<Group> groups, Surroundings around) {
    var plan = around.plan();
    var hulls = new ArrayList<Hull>();
    if (groups.size() < 2) {
      return hulls;
    }
    for (var group : groups) {
      var isTooSmall = group.members().size() == 1 && groups.size() > MAX_GROUPS_WITH_SINGLES;
      var own = boxes(plan, group, true);
      var margin = Math.max(10, Math.min(30, 1.5 * plan.metrics().em()));
      var outline = ConvexHull.around(own, margin);
      var foreign = boxes(plan, group, false);
      if (!isTooSmall && !own.isEmpty() && foreign.stream().noneMatch(outline::touches)) {
        hulls.add(
            new Hull(
                group.index(),
                clipped(outline, around.area()),
                GroupWords.title(group),
                place(outline, around)));
      }
    }
    return hulls;
  }

  private static List<Box> boxes(CardPlan plan, Group group, boolean isMember) {
    return plan.boxes().entrySet().stream()
        .filter(placed -> group.members().contains(placed.getKey()) == isMember)
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The outline, flat where it would leave the area.
  private static List<Point> clipped(ConvexHull outline, Box area) {
    return outline.corners().stream()
        .map(
            corner ->
                new Point(
                    Math.max(area.x() + 2, Math.min(area.right() - 2, corner.x())),
                    Math.max(area.y() + 2, Math.min(area.bottom() - 2, corner.y()))))
        .toList();
  }

  /// The highest place within the hull that covers neither card nor link; else the next best near its top.
  private static Point place(ConvexHull outline, Surroundings around) {
    var area = around.area();
    var label = around.label();
    var best = new Point(area.x() + 8, area.y() + 8);
    var bestCost = Double.MAX_VALUE;
    var top =
        outline.corners().stream().min(Comparator.comparingDouble(Point::y)).orElse(best);
    for (var y = area.y() + 4; y + label.height() < area.bottom(); y += LABEL_STEP) {
      for (var x = area.x() + 4; x + label.width() < area.right(); x += LABEL_STEP) {
        var box = new Box(x, y, label.width(), label.height());
        var distance = box.center().distance(top);
        if (distance < bestCost) {
          var cost = distance + cost(box, outline, around);
          best = cost < bestCost ? new Point(x, y) : best;
          bestCost = Math.min(cost, bestCost);
        }
      }
    }
    return best;
  }

  private static double cost(Box box, ConvexHull outline, Surroundings around) {
    if (around.plan().boxes().values().stream().anyMatch(card -> card.grown(6).overlaps(box))) {
      return COVERS_CARD;
    }
    var diagonals =
        List.of(
            new Segment(new Point(box.x(), box.y()), new Point(box.right(), box.bottom())),
            new Segment(new Point(box.x(), box.bottom()), new Point(box.right(), box.y())));
    var isInside =
        diagonals.stream()
            .allMatch(line -> outline.contains(line.start()) && outline.contains(line.end()));
    var covered = 0L;
    if (!around.links().isThinned()) {
      covered =
          around.links().lines().stream()
              .filter(line -> diagonals.stream().anyMatch(line.segment()::crosses))
              .count();
    }
    return (isInside ? 0 : OUTSIDE) + covered * COVERS_LINK;
  }
}
