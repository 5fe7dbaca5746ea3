package hearsay.viz.graph;

import hearsay.journal.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which groups get a hull, its outline, and a place for its words.
final class HullLayout {
  /// With more groups than this, a hull around a single node says no more than its card.
  private static final int MAX_GROUPS_WITH_SINGLES = 4;

  private static final double LABEL_STEP = 12;
  private static final double CLEARANCE = 6;

  // How many pixels further from its group a label rather stands than to do one of these.
  private static final double OUTSIDE = 60;
  private static final double ON_OUTLINE = 120;
  private static final double COVERS_LINK = 150;
  private static final double IN_ANOTHER_GROUP = 600;
  private static final double COVERS_CARD = 10_000;

  /// Nearer to the cards of others than this, a label could be taken for theirs.
  private static final double APART = 220;

  /// Of two places as near to the group, the higher one.
  private static final double DOWNWARD = 0.1;

  private HullLayout() {}

  /// What a label must not cover if it can help it.
  ///
  /// @param area in which all must lie, @param label how much room title and words need
  /// @param notes other words that stay
  record Surroundings(CardPlan plan, LinkFrame links, Box area, Box label, List<Box> notes) {}

  static List<Hull> hulls(List<Group> groups, Surroundings around) {
    var plan = around.plan();
    if (groups.size() < 2) {
      return List.of();
    }
    var outlines = outlines(groups, plan);
    var taken = new ArrayList<>(around.notes());
    var hulls = new ArrayList<Hull>();
    outlines.forEach(
        (group, outline) -> {
          var others = outlines.values().stream().filter(other -> other != outline).toList();
          var own = boxes(plan, group, true);
          var at = new Candidates(own, outline, others, List.copyOf(taken), around).best();
          taken.add(new Box(at.x(), at.y(), around.label().width(), around.label().height()));
          hulls.add(
              new Hull(
                  group.index(), clipped(outline, around.area()), GroupWords.title(group), at));
        });
    return hulls;
  }

  private static Map<Group, ConvexHull> outlines(List<Group> groups, CardPlan plan) {
    var outlines = new LinkedHashMap<Group, ConvexHull>();
    for (var group : groups) {
      var isTooSmall = group.members().size() == 1 && groups.size() > MAX_GROUPS_WITH_SINGLES;
      var own = boxes(plan, group, true);
      var margin = Math.max(10, Math.min(30, 1.5 * plan.metrics().em()));
      var outline = ConvexHull.around(own, margin);
      var foreign = boxes(plan, group, false);
      if (!isTooSmall && !own.isEmpty() && foreign.stream().noneMatch(outline::touches)) {
        outlines.put(group, outline);
      }
    }
    return outlines;
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

  /// The places where a label may stand.
  ///
  /// @param own cards of the group, @param others the outlines of other groups, @param taken by
  ///   other words
  private record Candidates(
      List<Box> own,
      ConvexHull outline,
      List<ConvexHull> others,
      List<Box> taken,
      Surroundings around) {

    /// The upper left corner of the best one: near the group's cards, on nothing, within or right
    /// outside the outline.
    Point best() {
      var area = around.area();
      var label = around.label();
      var best = new Point(area.x() + 8, area.y() + 8);
      var bestCost = Double.MAX_VALUE;
      for (var y = area.y() + 4; y + label.height() < area.bottom(); y += LABEL_STEP) {
        for (var x = area.x() + 4; x + label.width() < area.right(); x += LABEL_STEP) {
          var box = new Box(x, y, label.width(), label.height());
          var distance = distance(box) + DOWNWARD * (y - area.y());
          if (distance < bestCost) {
            var cost = distance + cost(box);
            best = cost < bestCost ? new Point(x, y) : best;
            bestCost = Math.min(cost, bestCost);
          }
        }
      }
      return best;
    }

    private double distance(Box box) {
      return own.stream().mapToDouble(card -> gap(card, box)).min().orElse(0);
    }

    private static double gap(Box card, Box box) {
      var dx = Math.max(0, Math.max(card.x() - box.right(), box.x() - card.right()));
      var dy = Math.max(0, Math.max(card.y() - box.bottom(), box.y() - card.bottom()));
      return Math.hypot(dx, dy);
    }

    private double cost(Box box) {
      var isOnCard =
          Stream.concat(around.plan().boxes().values().stream(), taken.stream())
              .anyMatch(other -> other.grown(CLEARANCE).overlaps(box));
      if (isOnCard) {
        return COVERS_CARD;
      }
      var inOthers = others.stream().filter(other -> other.touches(box)).count();
      return place(box) + inOthers * IN_ANOTHER_GROUP + covered(box) * COVERS_LINK;
    }

    /// How much a label outside its hull could be taken for that of another group.
    private double doubt(Box box) {
      var nearest =
          around.plan().boxes().values().stream()
              .filter(card -> !own.contains(card))
              .mapToDouble(card -> gap(card, box))
              .min();
      return Math.max(0, APART - nearest.orElse(APART));
    }

    private double place(Box box) {
      var isInside =
          outline.contains(new Point(box.x(), box.y()))
              && outline.contains(new Point(box.right(), box.y()))
              && outline.contains(new Point(box.x(), box.bottom()))
              && outline.contains(new Point(box.right(), box.bottom()));
      return isInside ? 0 : (outline.touches(box) ? ON_OUTLINE : OUTSIDE) + doubt(box);
    }

    private long covered(Box box) {
      if (around.links().isThinned()) {
        return 0;
      }
      var wide = box.grown(CLEARANCE);
      var falling =
          new Segment(new Point(wide.x(), wide.y()), new Point(wide.right(), wide.bottom()));
      var rising =
          new Segment(new Point(wide.x(), wide.bottom()), new Point(wide.right(), wide.y()));
      return around.links().lines().stream()
          .map(LinkLine::segment)
          .filter(link -> link.crosses(falling) || link.crosses(rising))
          .count();
    }
  }
}
