package hearsay.viz.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Cards on an ellipse, the first on top, then clockwise.
///
/// Few cards stand at equal angles, which looks best. Many stand at equal distances in the norm
/// whose unit is a card: walking from one to the next moves a card's width aside or a card's height
/// down, so that neighbours never touch while any place is left on the ellipse.
final class RingLayout {
  /// An ellipse of few cards is no flatter than this, or its middle would be empty on a wide
  /// screen.
  private static final double FLATTEST = 1.85;

  private static final int FEW = 9;
  private static final int SAMPLES = 2_880;

  private RingLayout() {}

  /// @param cell a card with its gap; as wide and high as what may not overlap
  static List<Point> centers(int count, double width, double height, Box cell) {
    var center = new Point(width / 2, height / 2);
    if (count == 1) {
      return List.of(center);
    }
    var radiusX = Math.max(0, (width - cell.width()) / 2);
    var radiusY = Math.max(0, (height - cell.height()) / 2);
    var full = new Ellipse(center, radiusX, radiusY);
    if (count > FEW) {
      return equalSteps(full, count, cell);
    }
    var round =
        new Ellipse(
            center,
            Math.min(radiusX, Math.max(cell.width(), FLATTEST * radiusY)),
            Math.min(radiusY, Math.max(cell.height(), FLATTEST * radiusX)));
    return Stream.of(round, full)
        .map(ellipse -> equalAngles(ellipse, count))
        .filter(even -> isClear(even, cell))
        .findFirst()
        .orElseGet(() -> equalSteps(round, count, cell));
  }

  private static List<Point> equalAngles(Ellipse ellipse, int count) {
    // Two stand side by side, where a wide area has its room.
    var first = count == 2 ? -0.25 : 0;
    var centers = new ArrayList<Point>();
    for (var i = 0; i < count; i++) {
      centers.add(ellipse.at(first + (double) i / count));
    }
    return count == 2 ? centers : fullHeight(centers, ellipse);
  }

  /// An odd number of cards does not reach the ellipse's bottom: stretches them until they do.
  private static List<Point> fullHeight(List<Point> centers, Ellipse ellipse) {
    var top = ellipse.center().y() - ellipse.radiusY();
    var lowest = centers.stream().mapToDouble(Point::y).max().orElse(top);
    var stretch = lowest > top ? 2 * ellipse.radiusY() / (lowest - top) : 1;
    return centers.stream()
        .map(center -> new Point(center.x(), top + (center.y() - top) * stretch))
        .toList();
  }

  private static List<Point> equalSteps(Ellipse ellipse, int count, Box cell) {
    var walked = new double[SAMPLES + 1];
    for (var i = 1; i <= SAMPLES; i++) {
      var from = ellipse.at((i - 1.0) / SAMPLES);
      var to = ellipse.at((double) i / SAMPLES);
      walked[i] = walked[i - 1] + cells(from, to, cell);
    }
    var centers = new ArrayList<Point>();
    var sample = 0;
    for (var i = 0; i < count; i++) {
      while (walked[sample] < walked[SAMPLES] * i / count) {
        sample++;
      }
      centers.add(ellipse.at((double) sample / SAMPLES));
    }
    return centers;
  }

  private static double cells(Point from, Point to, Box cell) {
    return Math.max(
        Math.abs(to.x() - from.x()) / cell.width(), Math.abs(to.y() - from.y()) / cell.height());
  }

  private static boolean isClear(List<Point> centers, Box cell) {
    for (var i = 0; i < centers.size(); i++) {
      if (cells(centers.get(i), centers.get((i + 1) % centers.size()), cell) < 1) {
        return false;
      }
    }
    return true;
  }

  private record Ellipse(Point center, double radiusX, double radiusY) {
    /// @param turn 0 on top, a quarter on the right
    Point at(double turn) {
      var angle = 2 * Math.PI * turn;
      return new Point(
          center.x() + radiusX * Math.sin(angle), center.y() - radiusY * Math.cos(angle));
    }
  }
}
