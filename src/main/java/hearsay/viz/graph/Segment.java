package hearsay.viz.graph;

/// A straight way between two points: a link between the edges of its cards, or the stroke of a
/// knife.
public record Segment(Point start, Point end) {
  /// The visible part of the way between two cards; without length where they overlap.
  public static Segment between(Box from, Box to) {
    if (from.overlaps(to)) {
      var middle = from.center().toward(to.center(), 0.5);
      return new Segment(middle, middle);
    }
    return new Segment(from.exitToward(to.center()), to.exitToward(from.center()));
  }

  public double length() {
    return start.distance(end);
  }

  /// The point at a fraction of the way, 0 at the start and 1 at the end.
  public Point at(double fraction) {
    return start.toward(end, fraction);
  }

  /// The same way, walked from the other end.
  public Segment reversed() {
    return new Segment(end, start);
  }

  /// The fraction of the way whose point is nearest.
  public double nearestFraction(Point point) {
    var dx = end.x() - start.x();
    var dy = end.y() - start.y();
    var squared = dx * dx + dy * dy;
    if (squared == 0) {
      return 0;
    }
    var along = ((point.x() - start.x()) * dx + (point.y() - start.y()) * dy) / squared;
    return Math.max(0, Math.min(1, along));
  }

  public double distance(Point point) {
    return at(nearestFraction(point)).distance(point);
  }

  /// Whether the two cross or touch. Parallel ones don't, even on one line: a knife drawn along a
  /// link does not cut it.
  public boolean crosses(Segment other) {
    var ax = end.x() - start.x();
    var ay = end.y() - start.y();
    var bx = other.end.x() - other.start.x();
    var by = other.end.y() - other.start.y();
    var cross = ax * by - ay * bx;
    if (cross == 0) {
      return false;
    }
    var ox = other.start.x() - start.x();
    var oy = other.start.y() - start.y();
    var mine = (ox * by - oy * bx) / cross;
    var theirs = (ox * ay - oy * ax) / cross;
    return mine >= 0 && mine <= 1 && theirs >= 0 && theirs <= 1;
  }
}
