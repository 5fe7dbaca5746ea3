package hearsay.viz.spacetime;

import hearsay.journal.Journal;
import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.List;

/// A stretch of a journal as one picture for files. Pure; any thread.
final class DiagramStill {
  private DiagramStill() {}

  /// The picture of a stretch, fitted to a size.
  static DiagramFrame frame(Journal journal, long from, long to, double width, double height) {
    var index = DiagramReader.all(journal, to);
    var axis = index.hopNanos() > 0 ? Axis.TIME : Axis.ORDER;
    var first = index.at(axis, Shown.NEWS, from);
    var last = index.at(axis, Shown.NEWS, to - 1);
    var viewport = new Viewport(axis, 0, 1, false).fitted(first, last);
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
            index.end(),
            index.nanos(index.end() - 1),
            false,
            Selection.NONE,
            Insight.Light.NONE,
            List.of()));
  }

  /// Text grows with the picture: it is looked at from farther away.
  private static double em(double height) {
    return Math.clamp(height / 20, 12, 24);
  }
}
