package hearsay.viz.graph;

import hearsay.viz.LabViewModel;

/// How large the graph's plain text is for those who look: from the desk, from the rows, from the
/// last row.
///
/// @param smallest no text on a card is smaller, in pixels
/// @param preferred the size where there is room
/// @param largest cards grow no further on a large screen
public record TextSize(double smallest, double preferred, double largest) {
  private static final TextSize DESK = new TextSize(12, 13, 15);
  private static final TextSize LECTURE = new TextSize(16, 16, 22);
  private static final TextSize PROJECTOR = new TextSize(24, 24, 30);

  /// At a desk the eye is near, and a small name on a disc is better than none.
  private static final double SMALLEST_READABLE = 10;

  /// No name on a disc is smaller, in pixels.
  double smallestName() {
    return smallest < LECTURE.smallest ? Math.min(smallest, SMALLEST_READABLE) : smallest;
  }

  /// The size for a level, with the user's zoom on top (1 = normal).
  public static TextSize of(LabViewModel.Level level, boolean isProjector, double zoom) {
    var size = isProjector ? PROJECTOR : level == LabViewModel.Level.LECTURE ? LECTURE : DESK;
    return new TextSize(size.smallest * zoom, size.preferred * zoom, size.largest * zoom);
  }
}
