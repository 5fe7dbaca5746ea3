package hearsay.viz.spacetime;

/// The measures of a picture in pixels: names at the left, captions above, times below, and between
/// them the plot.
///
/// @param em the size of plain text
/// @param left where lines begin, @param right where they end
record Plot(
    double width, double height, double em, double left, double top, double right, double bottom) {
  /// Names longer than this are cut.
  static final int MAX_NAME = 16;

  private static final double CAPTION_EM = 1.75;
  private static final double TIMES_EM = 1.75;

  /// @param longestName letters of the longest name
  static Plot of(double width, double height, double em, int longestName) {
    var names = (Math.min(MAX_NAME, Math.max(2, longestName)) * 0.6 + 1.7) * em;
    var left = Math.min(names, width / 3);
    var right = Math.max(left + 1, width - 0.8 * em);
    var top = Math.min(CAPTION_EM * em, height / 3);
    return new Plot(width, height, em, left, top, right, Math.max(top + 1, height - TIMES_EM * em));
  }

  double span() {
    return right - left;
  }

  double x(Viewport viewport, double at) {
    return left + (at - viewport.from()) / viewport.span() * span();
  }

  /// Where a place in the picture lies on the axis.
  double at(Viewport viewport, double x) {
    return viewport.from() + (x - left) / span() * viewport.span();
  }
}
