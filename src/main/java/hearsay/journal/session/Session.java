package hearsay.journal.session;

import hearsay.journal.Bookmark;
import hearsay.journal.Journal;
import java.util.List;
import java.util.Map;

/// A recorded session.
///
/// @param journal what happened; nothing is appended to it any more
/// @param bookmarks in order of their positions
/// @param layout where nodes were put by hand, as fractions of the graph's area
/// @param savedMillis real time, since the epoch
public record Session(
    Journal journal, List<Bookmark> bookmarks, Map<String, Place> layout, long savedMillis) {
  /// A place in the graph's area.
  ///
  /// @param x 0 (left) to 1
  /// @param y 0 (top) to 1
  public record Place(double x, double y) {
    /// @throws IllegalArgumentException if it is nowhere: places come from files
    public Place {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a place is two numbers");
      }
    }
  }

  public Session {
    bookmarks = List.copyOf(bookmarks);
    layout = Map.copyOf(layout);
  }
}
