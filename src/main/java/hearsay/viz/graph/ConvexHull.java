package hearsay.viz.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The smallest convex polygon around points (Andrew's monotone chain, 1979).
record ConvexHull(List<Point> corners) {
  private static final int ROUNDING_STEPS = 48;

  ConvexHull {
    corners = List.copyOf(corners);
  }

  static ConvexHull of(Collection<Point> points) {
    var sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    if (sorted.size() < 3) {
      return new ConvexHull(sorted);
    }
    var corners = new ArrayList<>(chain(sorted));
    corners.addAll(chain(sorted.reversed()));
    return new ConvexHull(corners);
  }

  /// The hull of boxes with a margin, its corners rounded by twice that margin as far as the boxes
  /// allow.
  static ConvexHull around(Collection<Box> boxes, double margin) {
    var points = new ArrayList<Point>();
    for (var box : boxes) {
      var inset = Math.min(margin, Math.min(box.width(), box.height()) / 2);
      var radius = margin + inset;
      for (var i = 0; i < ROUNDING_STEPS; i++) {
        var angle = 2 * Math.PI * (i + 0.5) / ROUNDING_STEPS;
        var x = Math.cos(angle) < 0 ? box.x() + inset : box.right() - inset;
        var y = Math.sin(angle) < 0 ? box.y() + inset : box.bottom() - inset;
        points.add(new Point(x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
      }
    }
    return of(points);
  }

  private static List<Point> chain(List<Point> points) {
    var chain = new ArrayList<Point>();
    for (var point : points) {
      while (chain.size() >= 2 && turn(chain.get(chain.size() - 2), chain.getLast(), point) <= 0) {
        chain.removeLast();
      }
      chain.add(point);
    }
    chain.removeLast();
    return chain;
  }

  private static double turn(Point from, Point over, Point to) {
    return (over.x() - from.x()) * (to.y() - from.y())
        - (over.y() - from.y()) * (to.x() - from.x());
  }

  boolean contains(Point point) {
    for (var i = 0; i < corners.size(); i++) {
      if (turn(corners.get(i), corners.get((i + 1) % corners.size()), point) < 0) {
        return false;
      }
    }
    return corners.size() >= 3;
  }

  /// Whether a box shares any area with the hull: no straight line parts them (separating axis
  /// theorem).
  boolean touches(Box box) {
    var boxCorners =
        List.of(
            new Point(box.x(), box.y()),
            new Point(box.right(), box.y()),
            new Point(box.right(), box.bottom()),
            new Point(box.x(), box.bottom()));
    return !isPartedBySideOf(corners, boxCorners) && !isPartedBySideOf(boxCorners, corners);
  }

  private static boolean isPartedBySideOf(List<Point> polygon, List<Point> others) {
    for (var i = 0; i < polygon.size(); i++) {
      var from = polygon.get(i);
      var to = polygon.get((i + 1) % polygon.size());
      if (others.stream().allMatch(point -> turn(from, to, point) <= 0)) {
        return true;
      }
    }
    return false;
  }
}
