package hearsay.viz.graph;

import java.util.List;

/// Everything that moves, in one picture. Knows no window, so that its cost can be measured without
/// one.
public final class GraphPainter {
  private final DotPainter dots;
  private final MarkPainter marks;
  private final CardPlan plan;

  public GraphPainter(Palette palette, CardPlan plan, boolean isMotionReduced) {
    var em = dotEm(plan.metrics());
    this.plan = plan;
    this.dots = new DotPainter(palette, em, isMotionReduced);
    this.marks = new MarkPainter(palette, dots, plan.metrics(), isMotionReduced);
  }

  /// Dots follow the text of full cards; between smaller cards there is less room.
  static double dotEm(CardMetrics metrics) {
    return switch (metrics.size()) {
      case FULL -> metrics.em();
      case SMALL -> 0.75 * metrics.em();
      case DOT -> Math.min(11, 0.27 * metrics.width());
    };
  }

  /// Links grow thinner with their number, which the size of the cards tells.
  static double linkEm(CardMetrics metrics) {
    return switch (metrics.size()) {
      case FULL -> metrics.em();
      case SMALL -> 0.7 * metrics.em();
      case DOT -> 7;
    };
  }

  /// The radius of the largest kind of dot, in pixels.
  double dotRadius() {
    return dots.radius();
  }

  /// @param showsWays whether links that carry a frame are drawn too, as they are faint otherwise
  /// @param clusterNanos places the dots, @param realNanos fades the marks
  void paint(
      PixelSurface surface,
      FlightTable flights,
      List<Mark> ended,
      boolean showsWays,
      long clusterNanos,
      long realNanos) {
    if (showsWays) {
      dots.paintWays(surface, flights);
    }
    marks.paint(surface, ended, plan, realNanos);
    dots.paint(surface, flights, clusterNanos);
  }
}
