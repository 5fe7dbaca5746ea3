package hearsay.viz.chart;

/// A text on a chart.
///
/// @param x of the side named by `side`
/// @param y of its middle
record Word(String text, double x, double y, Side side, int argb, boolean isBold) {
  /// Where the text's place is, seen from it.
  enum Side {
    LEFT,
    CENTER,
    RIGHT
  }
}
