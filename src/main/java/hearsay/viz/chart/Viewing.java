package hearsay.viz.chart;

/// Which moment is shown, and how.
///
/// @param endMillis real time at the right edge, milliseconds since the epoch
/// @param cursorMillis real time of the moment shown
/// @param isLive whether that is now
/// @param node the selected node, or empty
/// @param mouseX where the mouse is, NaN if it is elsewhere
/// @param mouseY likewise
/// @param em the size of text in pixels
record Viewing(
    double endMillis,
    double cursorMillis,
    boolean isLive,
    String node,
    double mouseX,
    double mouseY,
    boolean isDark,
    double em) {
  ChartColors colors() {
    return ChartColors.of(isDark);
  }
}
