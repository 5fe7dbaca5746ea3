package hearsay.viz.chart;

/// A rectangle of a chart, in logical pixels.
record Area(double left, double top, double width, double height) {
  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }
}
