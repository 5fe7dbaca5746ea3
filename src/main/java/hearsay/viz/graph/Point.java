package hearsay.viz.graph;

/// A place in the graph area, in pixels from its top left.
public record Point(double x, double y) {
  /// The distance to another point.
  public double distance(Point other) {
    return Math.hypot(other.x - x, other.y - y);
  }

  /// The point that lies `fraction` of the way to another one.
  public Point toward(Point other, double fraction) {
    return new Point(x + (other.x - x) * fraction, y + (other.y - y) * fraction);
  }
}
