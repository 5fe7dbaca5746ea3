package hearsay.viz.graph;

/// Draws what is lit up: the links under the dots, as arrows, and a ring around the selected dot.
final class LightPainter {
  private static final double RING = 5;

  private final Palette palette;
  private final CardPlan plan;
  private final DotPainter dots;
  private final double thickness;

  LightPainter(Palette palette, CardPlan plan, DotPainter dots) {
    this.palette = palette;
    this.plan = plan;
    this.dots = dots;
    this.thickness = Math.max(2.5, 0.32 * GraphPainter.linkEm(plan.metrics()));
  }

  void paintLinks(PixelSurface surface, Lighting lighting) {
    for (var lit : lighting.links()) {
      var from = plan.boxes().get(lit.link().from());
      var to = plan.boxes().get(lit.link().to());
      if (from != null && to != null) {
        var color = lit.hop() == LitLink.SELECTED ? palette.accent() : palette.hop(lit.hop());
        arrow(surface, Segment.between(from, to), color);
      }
    }
  }

  private void arrow(PixelSurface surface, Segment way, int color) {
    var length = way.length();
    if (length < 1) {
      return;
    }
    line(surface, way.start(), way.end(), thickness + 2.5, palette.background());
    line(surface, way.start(), way.end(), thickness, color);
    var ux = (way.end().x() - way.start().x()) / length;
    var uy = (way.end().y() - way.start().y()) / length;
    var tip = way.at(Math.max(0.5, 1 - 3 / length));
    var back = Math.min(3.6 * thickness, length / 2);
    for (var side = -1; side <= 1; side += 2) {
      var barb =
          new Point(
              tip.x() - ux * back - side * uy * back * 0.6,
              tip.y() - uy * back + side * ux * back * 0.6);
      line(surface, barb, tip, thickness, color);
    }
  }

  private static void line(
      PixelSurface surface, Point from, Point to, double thickness, int color) {
    surface.line(from.x(), from.y(), to.x(), to.y(), thickness, color);
  }

  /// Over the dots.
  void paintFrame(PixelSurface surface, Lighting lighting, FlightTable flights, long clusterNanos) {
    var key = lighting.frame();
    for (var dot = 0; key != null && dot < flights.size(); dot++) {
      if (flights.frame(dot).equals(key)) {
        var fraction = flights.fraction(dot, clusterNanos);
        surface.ring(
            flights.x(dot, fraction),
            flights.y(dot, fraction),
            dots.radius(flights.kind(dot)) + RING,
            3,
            palette.accent());
      }
    }
  }
}
