package hearsay.viz.spacetime;

import hearsay.viz.graph.PixelSurface;
import hearsay.viz.spacetime.DiagramFrame.ArrowShape;
import hearsay.viz.spacetime.DiagramFrame.BandShape;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;
import hearsay.viz.spacetime.DiagramFrame.MarkShape;
import hearsay.viz.spacetime.DiagramFrame.Rail;

/// Paints all of a picture but its words.
final class DiagramPainter {
  private final PixelSurface surface;
  private final DiagramFrame frame;
  private final Plot plot;
  private final Strokes strokes;
  private final DiagramColors colors;

  private DiagramPainter(PixelSurface surface, DiagramFrame frame, DiagramColors colors) {
    this.surface = surface;
    this.frame = frame;
    this.colors = colors;
    plot = frame.plot();
    strokes = new Strokes(frame, colors);
  }

  static void paint(PixelSurface surface, DiagramFrame frame, DiagramColors colors) {
    new DiagramPainter(surface, frame, colors).paint();
  }

  private void paint() {
    surface.fill(0, 0, plot.width(), plot.height(), colors.background());
    frame.bands().forEach(this::band);
    frame.tickXs().forEach(this::tick);
    frame.rails().forEach(this::rail);
    if (frame.density() != null) {
      density(frame.density());
    }
    // The faint ones first, so that none of them lies over one that matters.
    for (var layer = Strokes.LAYERS - 1; layer >= 0; layer--) {
      for (var arrow : frame.arrows()) {
        if (Strokes.layer(arrow) == layer) {
          arrow(arrow);
        }
      }
    }
    frame.marks().forEach(this::mark);
    if (!Double.isNaN(frame.veilX())) {
      var veil = DiagramColors.faded(colors.background(), 0.62);
      surface.fill(frame.veilX(), 0, plot.width() - frame.veilX(), plot.bottom() + 1, veil);
    }
    frame.flagXs().forEach(this::flag);
    if (!Double.isNaN(frame.cursorX())) {
      surface.fill(frame.cursorX() - 0.75, 2, 1.5, plot.bottom() - 1, colors.ink());
    }
  }

  private void band(BandShape band) {
    var isPause = band.kind() == Stretch.Kind.PAUSE;
    surface.fill(
        band.x1(),
        isPause ? plot.top() : 1,
        band.x2() - band.x1(),
        plot.bottom() - (isPause ? plot.top() : 1),
        isPause ? colors.pause() : colors.partition());
    if (!isPause) {
      // Its edges in words and lines, too: the tint alone is faint on a projector.
      surface.fill(band.x1(), 1, 1, plot.bottom() - 1, strokes.partitionEdge());
      if (band.x2() < plot.right()) {
        surface.fill(band.x2() - 1, 1, 1, plot.bottom() - 1, strokes.partitionEdge());
      }
    }
  }

  private void tick(double x) {
    if (x >= plot.left() && x <= plot.right()) {
      surface.fill(x, plot.bottom(), 1, 0.35 * plot.em(), colors.muted());
    }
  }

  private void rail(Rail rail) {
    var thickness = strokes.railThickness(rail);
    var y = rail.y() - thickness / 2;
    var color = strokes.railColor(rail);
    var dash = strokes.railDash(rail);
    if (dash <= 0) {
      surface.fill(rail.x1(), y, rail.x2() - rail.x1(), thickness, color);
      return;
    }
    for (var x = rail.x1(); x < rail.x2(); x += 2 * dash) {
      surface.fill(x, y, Math.min(dash, rail.x2() - x), thickness, color);
    }
  }

  private void density(Density density) {
    var height = Math.max(1, 0.72 * frame.lanes().pitch());
    for (var row = 0; row < density.rows(); row++) {
      var y = frame.lanes().y(row);
      if (y < plot.top() || y > plot.bottom()) {
        continue;
      }
      for (var column = 0; column < density.columns(); column++) {
        var x = plot.left() + column * Density.COLUMN;
        bar(x, y, height * 0.5, density.of(Density.Kind.OTHER, row, column), strokes.other());
        bar(x, y, height, density.of(Density.Kind.TAUGHT, row, column), colors.news());
        bar(x, y, height * 0.4, density.of(Density.Kind.LOST, row, column), colors.cut());
      }
    }
  }

  private void bar(double x, double y, double height, int count, int color) {
    if (count > 0) {
      var strength = Density.strength(count);
      var high = Math.max(1, height * strength);
      surface.fill(
          x, y - high / 2, Density.COLUMN - 0.5, high, DiagramColors.faded(color, strength));
    }
  }

  private void arrow(ArrowShape arrow) {
    var color = strokes.color(arrow);
    var thickness = strokes.thickness(arrow);
    if (arrow.isSelected()) {
      line(arrow, thickness + 5, DiagramColors.faded(colors.news(), 0.3), 0);
    }
    line(arrow, thickness, color, strokes.dash(arrow));
    var radius = strokes.radius(arrow);
    if (arrow.hasStart() && radius > 0) {
      surface.disc(arrow.x1(), arrow.y1(), radius, color);
    }
    if (arrow.hasEnd()) {
      end(arrow, radius, thickness, color);
    }
  }

  private void end(ArrowShape arrow, double radius, double thickness, int color) {
    var x = arrow.x2();
    var y = arrow.y2();
    switch (arrow.fate()) {
      case TAUGHT, KNEW -> {
        if (radius > 0) {
          surface.disc(x, y, radius, colors.background());
          surface.ring(x, y, radius, Math.max(1, thickness), color);
        }
      }
      case REFUSED -> surface.fill(x - 1, y - 2 * radius, 2, 4 * radius, color);
      case LOST -> cross(x, y, Math.max(2, 1.25 * radius), Math.max(1.4, thickness), color);
      case UNKNOWN -> surface.ring(x, y, Math.max(1.5, 0.8 * radius), 1, color);
      case FLYING -> {}
    }
  }

  private void cross(double x, double y, double half, double thickness, int color) {
    surface.line(x - half, y - half, x + half, y + half, thickness, color);
    surface.line(x - half, y + half, x + half, y - half, thickness, color);
  }

  private void line(ArrowShape arrow, double thickness, int color, double dash) {
    var dx = arrow.x2() - arrow.x1();
    var dy = arrow.y2() - arrow.y1();
    var length = Math.hypot(dx, dy);
    if (dash <= 0 || length < 2 * dash) {
      surface.line(arrow.x1(), arrow.y1(), arrow.x2(), arrow.y2(), thickness, color);
      return;
    }
    for (var at = 0.0; at < length; at += 1.8 * dash) {
      var to = Math.min(length, at + dash);
      surface.line(
          arrow.x1() + dx * at / length,
          arrow.y1() + dy * at / length,
          arrow.x1() + dx * to / length,
          arrow.y1() + dy * to / length,
          thickness,
          color);
    }
  }

  private void mark(MarkShape shape) {
    var color = strokes.color(shape);
    var radius = strokes.markRadius();
    if (shape.isSelected() || shape.emphasis() == Emphasis.TOLD) {
      surface.ring(shape.x(), shape.y(), radius + 3.5, 2, colors.news());
    }
    switch (shape.mark().kind()) {
      case OPERATION -> surface.disc(shape.x(), shape.y(), radius, color);
      case REFUSED -> cross(shape.x(), shape.y(), radius, 1.6, color);
      case CRASHED, STARTED, REMOVED -> {
        var half = Math.max(2, Math.min(0.55 * plot.em(), 0.4 * frame.lanes().pitch()));
        surface.fill(shape.x() - 1, shape.y() - half, 2, 2 * half, color);
        if (shape.mark().kind() == Mark.Kind.CRASHED) {
          cross(shape.x(), shape.y(), Math.max(2.5, 0.8 * half), 2, color);
        }
      }
    }
  }

  /// A pole with a pennant.
  private void flag(double x) {
    var em = plot.em();
    surface.fill(x, 0.25 * em, 1.2, plot.bottom() - 0.25 * em, colors.muted());
    for (var row = 0.0; row < 0.7 * em; row++) {
      var reach = 0.7 * em - Math.abs(row - 0.35 * em) * 2;
      surface.fill(x, 0.25 * em + row, Math.max(1, reach), 1, colors.ink());
    }
  }
}
