package hearsay.viz.spacetime;

import hearsay.journal.Bookmark;
import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.List;

/// What somebody wants to see of the diagram, and how.
///
/// @param em the size of plain text in pixels
/// @param apart how many times as far apart as would fit the lines are
/// @param scroll how many pixels of the lines lie above the plot
/// @param position the moment shown: entries below it have happened
/// @param nanos its cluster time, @param wallMillis its real time, milliseconds since the epoch
/// @param originMillis real time of 0:00, likewise
/// @param isPast whether what comes later is dimmed
record DiagramWishes(
    double width,
    double height,
    double em,
    Viewport viewport,
    Shown shown,
    double apart,
    double scroll,
    long position,
    long nanos,
    long wallMillis,
    long originMillis,
    boolean isPast,
    Selection selection,
    Insight.Light light,
    List<Bookmark> bookmarks) {
  DiagramWishes {
    bookmarks = List.copyOf(bookmarks);
  }
}
