package hearsay.viz;

import javafx.geometry.Dimension2D;

/// How the window is shared between the graph, the pane right of it and the pane below it. The
/// graph comes first: what is left of the room collapses the panes by itself.
///
/// @param rightWidth pixels; 0 if there is no room for that pane
/// @param bottomHeight pixels; with less than room for a tab just that of the scrubber
record PaneRoom(double rightWidth, double bottomHeight) {
  /// Of the area for graph and verdict, at the normal size of text.
  static final Dimension2D LEAST_GRAPH = new Dimension2D(480, 420);

  /// Less could not be read.
  static final double LEAST_RIGHT = 240;

  /// A tab lower than this shows nothing.
  static final double LEAST_TAB = 84;

  /// @param width of the whole, below the bar
  /// @param height likewise
  /// @param wantedRight 0 if no right pane is wanted
  /// @param wantedBottom 0 if no lower pane is wanted
  /// @param scrubber height of the lower pane's part that never collapses
  /// @param zoom of text: panes with larger text need more room
  static PaneRoom of(
      double width,
      double height,
      double wantedRight,
      double wantedBottom,
      double scrubber,
      double zoom) {
    return new PaneRoom(
        wantedRight == 0
            ? 0
            : right(width - LEAST_GRAPH.getWidth() * zoom, wantedRight * zoom, zoom),
        wantedBottom == 0
            ? 0
            : bottom(height - LEAST_GRAPH.getHeight() * zoom, wantedBottom * zoom, scrubber));
  }

  private static double right(double room, double wanted, double zoom) {
    var given = Math.min(wanted, room);
    return given < LEAST_RIGHT * zoom ? 0 : Math.floor(given);
  }

  private static double bottom(double room, double wanted, double scrubber) {
    var given = Math.min(wanted, room);
    return given < scrubber + LEAST_TAB ? scrubber : Math.floor(given);
  }
}
