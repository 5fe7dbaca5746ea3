package hearsay.viz.spacetime;

import hearsay.journal.Journal;
import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.List;

/// A stretch of a journal in pictures for files, fitted to their size. Any one thread.
final class DiagramStill {
  private final DiagramIndex index;
  private final Viewport viewport;
  private final long from;
  private final double width;
  private final double height;

  DiagramStill(Journal journal, long from, long to, double width, double height) {
    this.from = from;
    this.width = width;
    this.height = height;
    index = DiagramReader.all(journal, to);
    var axis = index.hopNanos() > 0 ? Axis.TIME : Axis.ORDER;
    var first = index.at(axis, Shown.NEWS, from);
    var last = index.at(axis, Shown.NEWS, to - 1);
    viewport = new Viewport(axis, 0, 1, false).fitted(first, last);
  }

  /// The stretch when all of it has happened.
  DiagramFrame frame() {
    return frame(index.end());
  }

  /// The stretch in the same places at a moment, after one entry of it at least.
  ///
  /// @param at what has happened is below this position
  DiagramFrame frame(long at) {
    var position = Math.clamp(at, Math.min(from + 1, index.end()), index.end());
    return DiagramLayout.frame(
        index,
        new DiagramWishes(
            width,
            height,
            em(height),
            viewport,
            Shown.NEWS,
            1,
            0,
            position,
            index.nanos(position - 1),
            index.wallMillis(position - 1),
            index.wallMillis(index.begin()),
            position < index.end(),
            Selection.NONE,
            Insight.Light.NONE,
            List.of()));
  }

  /// Text grows with the picture: it is looked at from farther away.
  private static double em(double height) {
    return Math.clamp(height / 20, 12, 24);
  }
}
