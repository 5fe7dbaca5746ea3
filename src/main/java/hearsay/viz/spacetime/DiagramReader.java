package hearsay.viz.spacetime;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.Journal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps an index up to date with a journal, a bounded number of entries at a time.
final class DiagramReader {
  /// What one pulse reads at most: some milliseconds, so that a long journal delays the picture,
  /// not the window.
  static final int MAX_AT_ONCE = 8_000;

  private @Nullable Journal journal;
  private @Nullable DiagramIndex index;

  /// An index of everything in the journal below a position. Takes as long as it takes.
  static DiagramIndex all(Journal journal, long to) {
    var reader = new DiagramReader();
    DiagramIndex index;
    do {
      index = reader.read(journal, to, Long.MAX_VALUE);
    } while (index.end() < Math.min(to, journal.end()));
    return index;
  }

  /// Reads on, from the beginning if it is another journal or the place read up to is forgotten.
  ///
  /// @param to entries from here on are left alone
  /// @param nowMillis real time of the picture, milliseconds since the epoch
  DiagramIndex read(Journal source, long to, long nowMillis) {
    var known = index;
    if (known == null || journal != source || source.begin() > known.end()) {
      known = begin(source);
    }
    var wanted = (int) Math.clamp(to - known.end(), 0, MAX_AT_ONCE);
    for (var entry : source.read(known.end(), wanted)) {
      if (entry.position() != known.end()) {
        // Forgotten in this very moment: the next reading begins anew.
        index = null;
        return known;
      }
      known.add(entry);
    }
    known.forgetBefore(source.begin());
    if (known.end() >= Math.min(to, source.end())) {
      known.bands().caughtUp(nowMillis);
    }
    return known;
  }

  private DiagramIndex begin(Journal source) {
    var fresh = new DiagramIndex(source.base(), at -> groups(source.snapshotAt(at)));
    journal = source;
    index = fresh;
    return fresh;
  }

  /// Nodes that are yet to be linked at the very start are no partition.
  private static List<Group> groups(ClusterSnapshot snapshot) {
    return snapshot.links().isEmpty() ? List.of() : snapshot.groups();
  }
}
