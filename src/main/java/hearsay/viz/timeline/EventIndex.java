package hearsay.viz.timeline;

import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The positions of the events that a filter takes, found as the journal grows and forgotten with
/// it; the entries themselves stay in the journal.
final class EventIndex {
  /// What one reading looks at, so that a long journal delays the list, not the window.
  private static final int MAX_ENTRIES_PER_READING = 4_000;

  /// What came of one reading.
  ///
  /// @param isAnew whether nothing of what was there before holds any more
  /// @param removed how many were forgotten, from the beginning
  /// @param added how many were added, at the end
  record Change(boolean isAnew, int removed, int added) {
    boolean isSome() {
      return isAnew || removed > 0 || added > 0;
    }
  }

  private EventFilter filter = EventFilter.ALL;
  private @Nullable Journal journal;
  private boolean isStale = true;
  private long[] positions = new long[1_024];
  private int first;
  private int end;
  private long next;

  void narrow(EventFilter wanted) {
    isStale |= !wanted.equals(filter);
    filter = wanted;
  }

  int size() {
    return end - first;
  }

  /// The entry at an index, or the nearest that is still kept.
  JournalEntry entry(int index) {
    var source = journal;
    if (source == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return source.read(positions[first + index], 1).getFirst();
  }

  /// The index of the last event at or before a position; -1 if there is none.
  int indexAt(long position) {
    var found = Arrays.binarySearch(positions, first, end, position);
    return (found >= 0 ? found : -found - 2) - first;
  }

  /// Reads on.
  Change read(Journal source) {
    var isAnew = isStale || !source.equals(journal);
    if (isAnew) {
      isStale = false;
      journal = source;
      first = 0;
      end = 0;
      next = 0;
    }
    var removed = forgetBefore(source.begin());
    var before = size();
    var from = Math.max(next, source.begin());
    var fresh = source.read(from, MAX_ENTRIES_PER_READING);
    for (var entry : fresh) {
      if (filter.takes(entry.event())) {
        add(entry.position());
      }
    }
    next = from + fresh.size();
    return new Change(isAnew, removed, size() - before);
  }

  private int forgetBefore(long begin) {
    var kept = first;
    while (kept < end && positions[kept] < begin) {
      kept++;
    }
    var removed = kept - first;
    first = kept;
    return removed;
  }

  private void add(long position) {
    if (end == positions.length) {
      var size = size();
      // Half of it forgotten: there is room at the beginning.
      var roomier = first > positions.length / 2 ? positions : new long[2 * positions.length];
      System.arraycopy(positions, first, roomier, 0, size);
      positions = roomier;
      first = 0;
      end = size;
    }
    positions[end++] = position;
  }
}
