package hearsay.viz.graph;

import hearsay.journal.NodeNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Chooses how large cards are drawn and where: the largest that fit without touching, full cards
/// while they cover at most [#MAX_FULL_COVERAGE] of the area, then small ones, then discs.
public final class CardLayout {
  /// Above this share of the area, full cards would hide the links, which are what the picture is
  /// about.
  static final double MAX_FULL_COVERAGE = 0.30;

  /// A few dense cards leave their links in sight even so, and the back row sees more of them than
  /// of small ones.
  private static final double MAX_FEW_COVERAGE = 0.40;

  private static final int FEW = 6;

  /// Beyond the preferred size, cards grow only while the picture stays airy.
  private static final double MAX_GROWN_COVERAGE = 0.17;

  private static final double MAX_SMALL_COVERAGE = 0.40;
  private static final double SMALLEST_DISC = 5;
  private static final double MARGIN = 14;

  private CardLayout() {}

  /// @param width of the area in pixels, @param height likewise; at least a few pixels
  /// @param topology its name as in the snapshot
  /// @param positions where the user put nodes, as fractions (x, y) of the area; others stand where
  ///   the topology wants
  public static CardPlan plan(
      double width,
      double height,
      Collection<String> nodes,
      String topology,
      Map<String, double[]> positions,
      TextSize text) {
    var names = NodeNames.sorted(nodes);
    var area = new Area(Math.max(1, width), Math.max(1, height));
    return candidates(text)
        .filter(
            metrics ->
                names.size() * metrics.area()
                    <= maxCoverage(metrics, text, names.size()) * area.size())
        .map(metrics -> place(area, names, topology.toLowerCase(Locale.ROOT), positions, metrics))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> lastResort(area, names));
  }

  private record Area(double width, double height) {
    double size() {
      return width * height;
    }
  }

  /// All sizes to try, the best first.
  private static Stream<CardMetrics> candidates(TextSize text) {
    var full = steps(text.largest(), text.smallest(), 0.96).mapToObj(CardMetrics::full);
    var tight = Stream.of(CardMetrics.tight(text.smallest()));
    var dense =
        Stream.of(CardMetrics.dense(text.smallest()))
            .filter(metrics -> CardMetrics.canBeDense(metrics.em()));
    var small = steps(text.preferred(), text.smallest(), 0.96).mapToObj(CardMetrics::small);
    var discs =
        steps(3.7 * text.preferred(), SMALLEST_DISC, 0.95)
            .mapToObj(diameter -> CardMetrics.dot(diameter, text.smallestName()));
    return Stream.of(full, tight, dense, small, discs).flatMap(sizes -> sizes);
  }

  private static DoubleStream steps(double from, double to, double factor) {
    return DoubleStream.concat(
        DoubleStream.iterate(from, size -> size > to, size -> size * factor), DoubleStream.of(to));
  }

  private static Optional<CardPlan> place(
      Area area,
      List<String> names,
      String topology,
      Map<String, double[]> positions,
      CardMetrics metrics) {
    var gap = gap(metrics);
    var margin = Math.min(MARGIN, area.height() / 20);
    var inner = new Area(area.width() - 2 * margin, area.height() - 2 * margin);
    var cell = new Box(0, 0, metrics.width() + gap, metrics.height() + gap);
    var centers = centers(inner, names.size(), topology, cell);
    var boxes = new ArrayList<Box>();
    var isPinned = new ArrayList<Boolean>();
    for (var i = 0; i < names.size(); i++) {
      var wish = positions.get(names.get(i));
      var center =
          wish == null
              ? new Point(centers.get(i).x() + margin, centers.get(i).y() + margin)
              : new Point(wish[0] * area.width(), wish[1] * area.height());
      isPinned.add(wish != null);
      boxes.add(
          Box.around(center, metrics.width(), metrics.height())
              .within(area.width(), area.height(), margin / 2));
    }
    var isMoved = isPinned.contains(true);
    var placed =
        isMoved
            ? Separation.apart(boxes, isPinned, area.width(), area.height(), Math.min(gap, 8))
            : boxes;
    return isClear(placed, area, isMoved ? 2 : gap / 2)
        ? Optional.of(planOf(metrics, names, placed))
        : Optional.empty();
  }

  private static double maxCoverage(CardMetrics metrics, TextSize text, int count) {
    return switch (metrics.size()) {
      case FULL -> {
        if (metrics.fit() == CardFit.DENSE && count <= FEW) {
          yield MAX_FEW_COVERAGE;
        }
        yield metrics.em() > text.preferred() ? MAX_GROWN_COVERAGE : MAX_FULL_COVERAGE;
      }
      case SMALL -> MAX_SMALL_COVERAGE;
      case DOT -> 1;
    };
  }

  /// Full cards leave room for a piece of link to click between them.
  private static double gap(CardMetrics metrics) {
    return switch (metrics.size()) {
      case FULL -> (metrics.fit() == CardFit.DENSE ? 1 : 1.6) * metrics.em();
      case SMALL -> 0.7 * metrics.em();
      case DOT -> Math.max(1.5, metrics.width() * 0.3);
    };
  }

  private static List<Point> centers(Area area, int count, String topology, Box cell) {
    return switch (topology) {
      case "grid" -> RowsLayout.grid(count, area.width(), area.height());
      case "line" -> RowsLayout.line(count, area.width(), area.height(), cell);
      case "star" -> star(area, count, cell);
      default -> RingLayout.centers(count, area.width(), area.height(), cell);
    };
  }

  private static List<Point> star(Area area, int count, Box cell) {
    var around = RingLayout.centers(Math.max(1, count - 1), area.width(), area.height(), cell);
    var hub = new Point(area.width() / 2, area.height() / 2);
    return count <= 2
        ? RingLayout.centers(count, area.width(), area.height(), cell)
        : Stream.concat(Stream.of(hub), around.stream()).toList();
  }

  private static boolean isClear(List<Box> boxes, Area area, double gap) {
    for (var i = 0; i < boxes.size(); i++) {
      var box = boxes.get(i);
      if (box.x() < 0
          || box.y() < 0
          || box.right() > area.width()
          || box.bottom() > area.height()) {
        return false;
      }
      for (var j = i + 1; j < boxes.size(); j++) {
        if (box.grown(gap).overlaps(boxes.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  /// So many nodes in so small an area that not even tiny discs fit where they were wanted: a grid
  /// always does.
  private static CardPlan lastResort(Area area, List<String> names) {
    var columns =
        Math.max(1, (int) Math.ceil(Math.sqrt(names.size() * area.width() / area.height())));
    var rows = (names.size() + columns - 1) / columns;
    var cell = Math.min(area.width() / columns, area.height() / rows);
    var metrics = CardMetrics.dot(cell * 0.8, Double.MAX_VALUE);
    var boxes = new ArrayList<Box>();
    for (var i = 0; i < names.size(); i++) {
      var center =
          new Point(
              area.width() * (i % columns + 0.5) / columns,
              area.height() * (Math.floorDiv(i, columns) + 0.5) / rows);
      boxes.add(Box.around(center, metrics.width(), metrics.height()));
    }
    return planOf(metrics, names, boxes);
  }

  private static CardPlan planOf(CardMetrics metrics, List<String> names, List<Box> boxes) {
    var placed = new LinkedHashMap<String, Box>();
    for (var i = 0; i < names.size(); i++) {
      placed.put(names.get(i), boxes.get(i).onPixels());
    }
    return new CardPlan(metrics, placed);
  }
}
