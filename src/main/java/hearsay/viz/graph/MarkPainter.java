package hearsay.viz.graph;

import java.util.List;

/// Draws how frames ended: pulses, hollow fades, ✕, bounces and traces.
final class MarkPainter {
  /// How far a refused frame bounces, in dot radii.
  private static final double BOUNCE = 5;

  private final Palette palette;
  private final DotPainter dots;
  private final double corner;
  private final boolean isMotionReduced;

  MarkPainter(Palette palette, DotPainter dots, CardMetrics metrics, boolean isMotionReduced) {
    this.palette = palette;
    this.dots = dots;
    this.corner = corner(metrics);
    this.isMotionReduced = isMotionReduced;
  }

  private static double corner(CardMetrics metrics) {
    return switch (metrics.size()) {
      case FULL, SMALL -> 0.9 * metrics.em();
      case DOT -> metrics.width() / 2;
    };
  }

  void paint(PixelSurface surface, List<Mark> marks, CardPlan plan, long realNanos) {
    for (var mark : marks) {
      var from = plan.boxes().get(mark.link().from());
      var to = plan.boxes().get(mark.link().to());
      if (from != null && to != null) {
        paint(surface, mark, from, to, mark.age(realNanos));
      }
    }
  }

  private void paint(PixelSurface surface, Mark mark, Box from, Box to, double age) {
    var way = Segment.between(from, to);
    switch (mark.kind()) {
      case TAUGHT -> pulse(surface, to, age);
      case KNEW -> hollow(surface, mark.frame(), way.end(), age);
      case LOST -> LossSign.paint(surface, palette, way.at(mark.fraction()), dots.radius(), age);
      case REFUSED -> bounce(surface, mark.frame(), way, age);
      case TRACE -> trace(surface, way, age);
    }
  }

  private void pulse(PixelSurface surface, Box card, double age) {
    var grown = isMotionReduced ? 5 : 4 + 12 * Math.sqrt(age);
    surface.box(
        card.center().x(),
        card.center().y(),
        card.width() / 2 + grown,
        card.height() / 2 + grown,
        corner + grown,
        isMotionReduced ? 3 : 4 * (1 - age) + 1,
        Palette.faded(palette.accent(), isMotionReduced ? 0.9 : 1 - age * age));
  }

  private void hollow(PixelSurface surface, DotKind kind, Point at, double age) {
    if (isMotionReduced) {
      return;
    }
    var radius = dots.radius(kind) * (1 + 0.5 * age);
    var thickness = Math.max(1.2, dots.radius() * 0.16);
    surface.ring(at.x(), at.y(), radius, thickness, Palette.faded(palette.ink(), 0.8 * (1 - age)));
  }

  private void bounce(PixelSurface surface, DotKind kind, Segment way, double age) {
    var flown = isMotionReduced ? 0.5 : 1 - (1 - age) * (1 - age);
    var back = Math.min(0.4, dots.radius() * BOUNCE * flown / Math.max(1, way.length()));
    var at = way.at(1 - back);
    var strength = age < 0.5 ? 1 : (1 - age) / 0.5;
    surface.disc(at.x(), at.y(), dots.radius(kind), Palette.faded(palette.background(), strength));
    surface.ring(at.x(), at.y(), dots.radius(kind), 2.4, Palette.faded(palette.cut(), strength));
  }

  private void trace(PixelSurface surface, Segment way, double age) {
    surface.line(
        way.start().x(),
        way.start().y(),
        way.end().x(),
        way.end().y(),
        Math.max(2, dots.radius() * 0.4),
        Palette.faded(palette.ink(), 0.5 * (1 - age)));
  }
}
