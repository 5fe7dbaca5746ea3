package hearsay.viz.graph;

/// Draws the frames on their way at a cluster time. Allocates nothing per dot.
public final class DotPainter {
  /// With more dots than this, tails would only be fog.
  private static final int MAX_TAILS = 160;

  private static final double SMALLEST_RADIUS = 2.6;

  /// With more dots than this, the ways of all of them would be the hairball again.
  static final int MAX_WAYS = 150;

  private final Palette palette;
  private final double radius;
  private final boolean hasTails;

  /// @param em the text size of full cards; dots follow it
  /// @param isMotionReduced no tails
  public DotPainter(Palette palette, double em, boolean isMotionReduced) {
    this.palette = palette;
    this.radius = Math.max(SMALLEST_RADIUS, Math.min(15, em * 0.66));
    this.hasTails = !isMotionReduced;
  }

  /// The radius of the largest kind of dot, in pixels.
  double radius() {
    return radius;
  }

  public void paint(PixelSurface surface, FlightTable flights, long clusterNanos) {
    var dots = flights.size();
    var isTailed = hasTails && dots <= MAX_TAILS;
    for (var dot = dots - 1; dot >= 0; dot--) {
      var fraction = flights.fraction(dot, clusterNanos);
      if (fraction >= 1 && flights.isHollow(dot)) {
        // Due, and nobody will tell what became of it.
        continue;
      }
      var x = flights.x(dot, fraction);
      var y = flights.y(dot, fraction);
      if (isTailed) {
        tail(surface, flights, dot, fraction, x, y);
      }
      shape(surface, flights.kind(dot), x, y, flights.count(dot) > 1 ? 1.25 : 1);
      if (flights.isHollow(dot)) {
        surface.disc(x, y, radius(flights.kind(dot)) * 0.55, palette.background());
      }
    }
  }

  /// The links that carry something, in full strength, for pictures in which links are faint.
  void paintWays(PixelSurface surface, FlightTable flights) {
    for (var dot = 0; dot < flights.size(); dot++) {
      surface.line(
          flights.x(dot, 0),
          flights.y(dot, 0),
          flights.x(dot, 1),
          flights.y(dot, 1),
          1.2,
          palette.link());
    }
  }

  private void tail(
      PixelSurface surface, FlightTable flights, int dot, double fraction, double x, double y) {
    var wayX = flights.lengthX(dot);
    var wayY = flights.lengthY(dot);
    var way = Math.sqrt(wayX * wayX + wayY * wayY);
    if (way < 1) {
      return;
    }
    var kind = flights.kind(dot);
    var length = Math.min(radius(kind) * 4.5, fraction * way);
    var color = kind == DotKind.DIGEST || kind == DotKind.CONTROL ? palette.muted() : palette.ink();
    surface.tail(x, y, -wayX / way * length, -wayY / way * length, radius(kind) * 0.8, color);
  }

  private void shape(PixelSurface surface, DotKind kind, double x, double y, double factor) {
    var r = radius(kind) * factor;
    var edge = Math.max(1, radius * 0.22);
    switch (kind) {
      case DELTA -> {
        surface.disc(x, y, r + edge, palette.background());
        surface.disc(x, y, r, palette.ink());
      }
      case STATE -> {
        surface.square(x, y, r + edge, palette.background());
        surface.square(x, y, r, palette.ink());
      }
      case DIGEST -> {
        surface.diamond(x, y, r + 1.4 * edge, palette.background());
        surface.diamond(x, y, r, palette.muted());
      }
      case CONTROL -> {
        surface.disc(x, y, r + edge * 0.6, palette.background());
        surface.disc(x, y, r, palette.muted());
      }
    }
  }

  double radius(DotKind kind) {
    return switch (kind) {
      case DELTA -> radius;
      case STATE -> radius * 0.86;
      case DIGEST -> radius * 0.66;
      case CONTROL -> Math.max(1.6, radius * 0.3);
    };
  }
}
