package hearsay.viz.graph;

import static hearsay.contract.Contract.require;

/// The place that a card takes.
///
/// @param x left edge, @param y upper edge
public record Box(double x, double y, double width, double height) {
  public Box {
    require(width >= 0 && height >= 0, "a box has a size");
  }

  /// The box of this size around a centre.
  public static Box around(Point center, double width, double height) {
    return new Box(center.x() - width / 2, center.y() - height / 2, width, height);
  }

  public Point center() {
    return new Point(x + width / 2, y + height / 2);
  }

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  /// This box grown by a margin on every side.
  public Box grown(double margin) {
    return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }

  /// The nearest box on whole pixels, where text and edges are sharp.
  Box onPixels() {
    return new Box(Math.round(x), Math.round(y), Math.floor(width), Math.floor(height));
  }

  public boolean contains(Point point) {
    return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
  }

  /// Whether the two share any area (touching edges don't).
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /// This box, moved as little as needed to lie within an area of this size that starts at the
  /// origin.
  public Box within(double areaWidth, double areaHeight, double margin) {
    return new Box(
        Math.max(margin, Math.min(x, areaWidth - margin - width)),
        Math.max(margin, Math.min(y, areaHeight - margin - height)),
        width,
        height);
  }

  /// Where the straight way from the centre to `target` leaves the box; the centre if `target` lies
  /// inside.
  public Point exitToward(Point target) {
    var center = center();
    var dx = Math.abs(target.x() - center.x());
    var dy = Math.abs(target.y() - center.y());
    var fraction = Math.min(width / 2 / Math.max(dx, 1e-9), height / 2 / Math.max(dy, 1e-9));
    return fraction >= 1 ? center : center.toward(target, fraction);
  }
}
