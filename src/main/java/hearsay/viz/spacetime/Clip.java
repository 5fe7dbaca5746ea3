package hearsay.viz.spacetime;

import org.jspecify.annotations.Nullable;

/// What of a line lies within the plot (Liang and Barsky, "A new concept and method for line
/// clipping", 1984).
///
/// @param hasStart whether its first end does, @param hasEnd whether its second does
record Clip(double x1, double y1, double x2, double y2, boolean hasStart, boolean hasEnd) {
  /// Null if nothing of it does.
  static @Nullable Clip of(Plot plot, double x1, double y1, double x2, double y2) {
    var dx = x2 - x1;
    var dy = y2 - y1;
    double enters = 0;
    double leaves = 1;
    double[] along = {-dx, dx, -dy, dy};
    double[] room = {x1 - plot.left(), plot.right() - x1, y1 - plot.top(), plot.bottom() - y1};
    for (var side = 0; side < along.length; side++) {
      if (along[side] == 0) {
        if (room[side] < 0) {
          return null;
        }
      } else if (along[side] < 0) {
        enters = Math.max(enters, room[side] / along[side]);
      } else {
        leaves = Math.min(leaves, room[side] / along[side]);
      }
    }
    return enters > leaves
        ? null
        : new Clip(
            x1 + enters * dx,
            y1 + enters * dy,
            x1 + leaves * dx,
            y1 + leaves * dy,
            enters == 0,
            leaves == 1);
  }
}
