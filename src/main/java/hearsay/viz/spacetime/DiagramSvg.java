package hearsay.viz.spacetime;

import hearsay.journal.Journal;
import hearsay.viz.spacetime.DiagramFrame.ArrowShape;
import hearsay.viz.spacetime.DiagramFrame.BandShape;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;
import hearsay.viz.spacetime.DiagramFrame.MarkShape;
import hearsay.viz.spacetime.DiagramFrame.Rail;
import java.io.IOException;

/// Writes the diagram as a vector picture (SVG 1.1, W3C recommendation): the same as on the screen,
/// without scripts, and with every name escaped. Pure; any thread.
public final class DiagramSvg {
  private static final String TITLE =
      "Space–time diagram: what happened at each node, and the frames between them";

  private final SvgText svg;
  private final DiagramFrame frame;
  private final DiagramColors colors;
  private final Strokes strokes;
  private final Plot plot;

  private DiagramSvg(DiagramFrame frame, DiagramColors colors, Appendable out) {
    this.svg = new SvgText(out);
    this.frame = frame;
    this.colors = colors;
    this.strokes = new Strokes(frame, colors);
    this.plot = frame.plot();
  }

  /// Writes a stretch of a journal.
  ///
  /// @param from the first position seen, @param to the position after the last one
  /// @param width in pixels, @param height likewise
  /// @throws IOException if `out` throws it
  public static void write(
      Journal journal,
      long from,
      long to,
      boolean isDark,
      double width,
      double height,
      Appendable out)
      throws IOException {
    write(new DiagramStill(journal, from, to, width, height).frame(), isDark, out);
  }

  static void write(DiagramFrame frame, boolean isDark, Appendable out) throws IOException {
    new DiagramSvg(frame, DiagramColors.of(isDark), out).write();
  }

  private void write() throws IOException {
    svg.begin(plot.width(), plot.height(), TITLE);
    svg.fill(0, 0, plot.width(), plot.height(), colors.background());
    for (var band : frame.bands()) {
      band(band);
    }
    for (var x : frame.tickXs()) {
      if (x >= plot.left() && x <= plot.right()) {
        svg.line(x, plot.bottom(), x, plot.bottom() + 0.35 * plot.em(), 1, colors.muted(), 0);
      }
    }
    for (var rail : frame.rails()) {
      rail(rail);
    }
    if (frame.density() != null) {
      density(frame.density());
    }
    for (var layer = Strokes.LAYERS - 1; layer >= 0; layer--) {
      for (var arrow : frame.arrows()) {
        if (Strokes.layer(arrow) == layer) {
          arrow(arrow);
        }
      }
    }
    for (var mark : frame.marks()) {
      mark(mark);
    }
    for (var word : frame.words()) {
      svg.text(word, colors.of(word.role()));
    }
    svg.end();
  }

  private void band(BandShape band) throws IOException {
    var isPause = band.kind() == Stretch.Kind.PAUSE;
    var top = isPause ? plot.top() : 1;
    svg.fill(
        band.x1(),
        top,
        band.x2() - band.x1(),
        plot.bottom() - top,
        isPause ? colors.pause() : colors.partition());
    if (!isPause) {
      svg.line(band.x1(), 1, band.x1(), plot.bottom(), 1, strokes.partitionEdge(), 0);
    }
  }

  private void rail(Rail rail) throws IOException {
    svg.line(
        rail.x1(),
        rail.y(),
        rail.x2(),
        rail.y(),
        strokes.railThickness(rail),
        strokes.railColor(rail),
        strokes.railDash(rail));
  }

  private void density(Density density) throws IOException {
    var height = Math.max(1, 0.72 * frame.lanes().pitch());
    for (var row = 0; row < density.rows(); row++) {
      var y = frame.lanes().y(row);
      for (var column = 0; column < density.columns(); column++) {
        var x = plot.left() + column * Density.COLUMN;
        bar(x, y, height * 0.5, density.of(Density.Kind.OTHER, row, column), strokes.other());
        bar(x, y, height, density.of(Density.Kind.TAUGHT, row, column), colors.news());
        bar(x, y, height * 0.4, density.of(Density.Kind.LOST, row, column), colors.cut());
      }
    }
  }

  private void bar(double x, double y, double height, int count, int color) throws IOException {
    if (count > 0) {
      var strength = Density.strength(count);
      var high = Math.max(1, height * strength);
      svg.fill(x, y - high / 2, Density.COLUMN - 0.5, high, DiagramColors.faded(color, strength));
    }
  }

  private void arrow(ArrowShape arrow) throws IOException {
    var color = strokes.color(arrow);
    var thickness = strokes.thickness(arrow);
    svg.line(arrow.x1(), arrow.y1(), arrow.x2(), arrow.y2(), thickness, color, strokes.dash(arrow));
    var radius = strokes.radius(arrow);
    if (arrow.hasStart() && radius > 0) {
      svg.circle(arrow.x1(), arrow.y1(), radius, color, 0, 0);
    }
    if (!arrow.hasEnd()) {
      return;
    }
    var x = arrow.x2();
    var y = arrow.y2();
    switch (arrow.fate()) {
      case TAUGHT, KNEW -> {
        if (radius > 0) {
          svg.circle(x, y, radius, colors.background(), Math.max(1, thickness), color);
        }
      }
      case REFUSED -> svg.line(x, y - 2 * radius, x, y + 2 * radius, 2, color, 0);
      case LOST -> svg.cross(x, y, Math.max(2, 1.25 * radius), Math.max(1.4, thickness), color);
      case UNKNOWN -> svg.circle(x, y, Math.max(1.5, 0.8 * radius), colors.background(), 1, color);
      case FLYING -> {}
    }
  }

  private void mark(MarkShape shape) throws IOException {
    var color = strokes.color(shape);
    var radius = strokes.markRadius();
    if (shape.isSelected() || shape.emphasis() == Emphasis.TOLD) {
      svg.circle(shape.x(), shape.y(), radius + 3.5, 0, 2, colors.news());
    }
    switch (shape.mark().kind()) {
      case OPERATION -> svg.circle(shape.x(), shape.y(), radius, color, 0, 0);
      case REFUSED -> svg.cross(shape.x(), shape.y(), radius, 1.6, color);
      case CRASHED, STARTED, REMOVED -> {
        var half = Math.max(2, Math.min(0.55 * plot.em(), 0.4 * frame.lanes().pitch()));
        svg.line(shape.x(), shape.y() - half, shape.x(), shape.y() + half, 2, color, 0);
        if (shape.mark().kind() == Mark.Kind.CRASHED) {
          svg.cross(shape.x(), shape.y(), Math.max(2.5, 0.8 * half), 2, color);
        }
      }
    }
  }
}
