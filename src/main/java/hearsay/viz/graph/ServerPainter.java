package hearsay.viz.graph;

import hearsay.journal.JournalEvent.Errand;

/// Draws who is registered with the discovery server, and what was just said between the two: open
/// chevrons, which no frame looks like.
final class ServerPainter {
  private static final double DOT_GAP = 7;

  /// Up to so many ways are drawn in full strength, more of them fainter.
  private static final double STRONG_WAYS = 14;

  private static final double FAINTEST = 0.3;

  /// Where along the way a question and its answer are drawn.
  private static final double QUESTION_AT = 0.82;

  private static final double ANSWER_AT = 0.2;

  private final Palette palette;
  private final double dotRadius;
  private final double size;
  private final boolean isMotionReduced;

  /// @param dotRadius of the largest frames, @param em the text size of the cards
  ServerPainter(Palette palette, double dotRadius, double em, boolean isMotionReduced) {
    this.palette = palette;
    this.dotRadius = dotRadius;
    this.size = Math.max(3.5, Math.min(9, 0.42 * em));
    this.isMotionReduced = isMotionReduced;
  }

  /// A thin dotted way from each registered node.
  void paintRegistered(PixelSurface surface, ServerPlan plan, ServerModel model) {
    var strength = Math.max(FAINTEST, Math.min(1, STRONG_WAYS / plan.ways().size()));
    var color = Palette.faded(palette.muted(), strength);
    plan.ways()
        .forEach(
            (node, way) -> {
              if (model.registered().contains(node)) {
                dotted(surface, way, color);
              }
            });
  }

  private void dotted(PixelSurface surface, Segment way, int color) {
    var length = way.length();
    for (var at = DOT_GAP / 2; at < length; at += DOT_GAP) {
      var dot = way.at(at / length);
      surface.disc(dot.x(), dot.y(), 1.05, color);
    }
    var port = way.end();
    surface.square(port.x(), port.y(), 2.5, palette.muted());
  }

  /// @param exchanges oldest first; those of nodes without a way are left out
  void paint(PixelSurface surface, ServerPlan plan, Iterable<Exchange> exchanges, long realNanos) {
    for (var exchange : exchanges) {
      var way = plan.ways().get(exchange.node());
      if (way != null && !exchange.isOver(realNanos)) {
        paint(surface, plan, exchange, way, exchange.age(realNanos));
      }
    }
  }

  private void paint(
      PixelSurface surface, ServerPlan plan, Exchange exchange, Segment way, double age) {
    if (!exchange.isOk()) {
      trace(surface, way, palette.cut(), 1.4, 0.45 * (1 - age));
      // Beside the server, which would cover it.
      var before = Math.min(1, (dotRadius + 3) / Math.max(1, way.length()));
      LossSign.paint(surface, palette, way.at(1 - before), dotRadius, age);
    } else if (exchange.isLoud()) {
      trace(surface, way, palette.accent(), 2.6, 0.8 * (1 - age));
      talk(surface, way, palette.accent(), 1.5, age);
      if (exchange.errand() == Errand.REGISTER) {
        ring(surface, plan.box(), age);
      }
    } else {
      talk(surface, way, palette.muted(), 1, age);
    }
  }

  private static void trace(
      PixelSurface surface, Segment way, int color, double thickness, double strength) {
    surface.line(
        way.start().x(),
        way.start().y(),
        way.end().x(),
        way.end().y(),
        thickness,
        Palette.faded(color, strength));
  }

  /// The question near the server, and, a moment later, the answer near the node.
  private void talk(PixelSurface surface, Segment way, int color, double factor, double age) {
    var asked = isMotionReduced ? 1 - age : Math.min(1, 2 * (1 - age));
    chevron(surface, way, QUESTION_AT, 1, factor * size, Palette.faded(color, asked));
    if (age > 0.3 || isMotionReduced) {
      chevron(surface, way, ANSWER_AT, -1, factor * size, Palette.faded(color, 1 - age));
    }
  }

  /// @param direction 1 toward the server, -1 toward the node
  private static void chevron(
      PixelSurface surface, Segment way, double fraction, int direction, double arm, int color) {
    var length = Math.max(1, way.length());
    var ux = direction * (way.end().x() - way.start().x()) / length;
    var uy = direction * (way.end().y() - way.start().y()) / length;
    var x = way.start().x() + (way.end().x() - way.start().x()) * fraction;
    var y = way.start().y() + (way.end().y() - way.start().y()) * fraction;
    for (var side = -1; side <= 1; side += 2) {
      surface.line(
          x - (ux + side * 0.8 * uy) * arm,
          y - (uy - side * 0.8 * ux) * arm,
          x,
          y,
          Math.max(1.6, 0.32 * arm),
          color);
    }
  }

  private void ring(PixelSurface surface, Box server, double age) {
    var grown = isMotionReduced ? 4 : 3 + 8 * Math.sqrt(age);
    surface.box(
        server.center().x(),
        server.center().y(),
        server.width() / 2 + grown,
        server.height() / 2 + grown,
        6 + grown,
        2.5,
        Palette.faded(palette.accent(), 1 - age));
  }
}
