package hearsay.viz.graph;

import java.util.List;

/// Everything that moves, in one picture. Knows no window, so that its cost can be measured without
/// one.
public final class GraphPainter {
  /// Half of the zone in which even the smallest dot can be hit.
  private static final double SMALLEST_REACH = 7;

  private final DotPainter dots;
  private final MarkPainter marks;
  private final LightPainter lights;
  private final CardPlan plan;

  public GraphPainter(Palette palette, CardPlan plan, boolean isMotionReduced) {
    var em = dotEm(plan.metrics());
    this.plan = plan;
    this.dots = new DotPainter(palette, em, isMotionReduced);
    this.lights = new LightPainter(palette, plan, dots);
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

  /// @param lighting what is lit up
  /// @param showsWays whether links that carry a frame are drawn too, as they are faint otherwise
  /// @param clusterNanos places the dots, @param realNanos fades the marks
  void paint(
      PixelSurface surface,
      FlightTable flights,
      List<Mark> ended,
      boolean showsWays,
      Lighting lighting,
      long clusterNanos,
      long realNanos) {
    if (showsWays) {
      dots.paintWays(surface, flights);
    }
    lights.paintLinks(surface, lighting);
    marks.paint(surface, ended, plan, realNanos);
    dots.paint(surface, flights, clusterNanos);
    lights.paintFrame(surface, lighting, flights, clusterNanos);
  }

  /// How near to the middle of a dot a click means it, in pixels.
  double reach(DotKind kind) {
    return Math.max(SMALLEST_REACH, dots.radius(kind) + 2);
  }
}
