package hearsay.viz.spacetime;

import static hearsay.contract.Contract.require;

/// Which stretch of the axis is seen, and whether it goes along with the present. Immutable; every
/// method answers another one.
///
/// @param from the axis at the left edge
/// @param span how much of it is seen, above 0
/// @param isFollowing whether the right edge stays with the moment shown
record Viewport(Axis axis, double from, double span, boolean isFollowing) {
  /// Room right of the moment followed, as a part of the span.
  static final double LEAD = 0.03;

  /// One microsecond, or two steps: beyond this there is nothing more to see.
  private static final double SMALLEST_TIME = 1_000;

  private static final double SMALLEST_ORDER = 2;

  /// A hundred days, or more entries than a journal keeps.
  private static final double LARGEST = 9e15;

  Viewport {
    require(span > 0, "something is seen");
  }

  double to() {
    return from + span;
  }

  /// Makes what is seen `factor` times as long around a place, 0 (left edge) to 1. While it
  /// follows, the right edge stays.
  Viewport zoomed(double factor, double around) {
    var smallest = axis == Axis.TIME ? SMALLEST_TIME : SMALLEST_ORDER;
    var longer = Math.clamp(span * factor, smallest, LARGEST);
    var still = isFollowing ? 1 - LEAD : around;
    return new Viewport(axis, from + (span - longer) * still, longer, isFollowing);
  }

  /// Moves what is seen by a part of the span, and follows no more.
  Viewport panned(double part) {
    return new Viewport(axis, from + part * span, span, false);
  }

  /// Shows all of a stretch, with a little room at both ends.
  Viewport fitted(double first, double last) {
    var smallest = axis == Axis.TIME ? SMALLEST_TIME : SMALLEST_ORDER;
    var length = Math.max(last - first, smallest);
    return new Viewport(axis, first - LEAD * length, length * (1 + 2 * LEAD), false);
  }

  Viewport following(boolean follows) {
    return new Viewport(axis, from, span, follows);
  }

  /// The right edge goes to where the moment shown is. The left edge stays at what there is first
  /// until that leaves the picture.
  Viewport at(double moment, double first) {
    var left = Math.max(moment - span * (1 - LEAD), first - LEAD * span);
    return new Viewport(axis, left, span, isFollowing);
  }

  /// Moves the least that brings a place into the picture.
  Viewport showing(double place) {
    if (place >= from + LEAD * span && place <= to() - LEAD * span) {
      return this;
    }
    return new Viewport(axis, place - span / 2, span, isFollowing);
  }

  /// The left edge moved to a whole pixel, so that a picture that moves does not shimmer.
  ///
  /// @param pixels how many the span has
  Viewport snapped(double pixels) {
    var pixel = span / Math.max(1, pixels);
    return new Viewport(axis, Math.floor(from / pixel) * pixel, span, isFollowing);
  }
}
