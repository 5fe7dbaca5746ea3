package hearsay.journal;

import java.util.ArrayList;
import java.util.List;

/// The entries that a journal keeps, in their order and without gaps. Appended at the end,
/// forgotten at the front by whole segments. Not thread-safe.
final class Shelf {
  /// Entries are kept, checkpointed and forgotten by so many. Folding them takes about a
  /// millisecond.
  static final int SEGMENT = 1_024;

  /// Some entries whose positions divided by [#SEGMENT] give the same number; those that are not on
  /// the shelf are null.
  private static final class Segment {
    final JournalEntry[] entries = new JournalEntry[SEGMENT];
    long bytes;
  }

  private final int maxSegments;
  private final long maxBytes;
  private final ArrayList<Segment> segments = new ArrayList<>();

  /// Number of the first segment, counted from position 0.
  private long firstSegment;

  /// Position of the first kept entry. Anywhere in the first segment at the beginning, at its front
  /// once something was forgotten.
  private long begin;

  private long end;
  private long bytes;

  /// @param begin position of the first entry to come
  /// @param capacity how many entries are kept, at least, unless they take more than `maxBytes`
  Shelf(long begin, int capacity, long maxBytes) {
    this.begin = begin;
    this.end = begin;
    this.firstSegment = begin / SEGMENT;
    this.maxSegments = Math.max(2, (capacity + SEGMENT - 1) / SEGMENT + 1);
    this.maxBytes = maxBytes;
  }

  /// Position of the first kept entry, or of the next to come if none is kept.
  long begin() {
    return begin;
  }

  /// Position of the next entry to come.
  long end() {
    return end;
  }

  /// @param entry its position is [#end]
  void append(JournalEntry entry) {
    long segmentNumber = end / SEGMENT - firstSegment;
    if (segmentNumber == segments.size()) {
      segments.add(new Segment());
    }
    var segment = segments.getLast();
    long weight = EntryWeight.bytes(entry.event());
    segment.entries[(int) (end % SEGMENT)] = entry;
    segment.bytes += weight;
    bytes += weight;
    end++;
  }

  /// How full the shelf is, 1 being as full as it may be. Two segments are always kept.
  double fill() {
    return segments.size() <= 2
        ? 0
        : Math.max((double) segments.size() / maxSegments, (double) bytes / maxBytes);
  }

  /// Position of the first entry that is kept after [#forgetSegment].
  long afterFirstSegment() {
    return (firstSegment + 1) * SEGMENT;
  }

  void forgetSegment() {
    bytes -= segments.removeFirst().bytes;
    begin = afterFirstSegment();
    firstSegment++;
  }

  /// At most `max` entries from `position`, oldest first; fewer at the end. A position before
  /// [#begin] starts at it.
  List<JournalEntry> read(long position, int max) {
    long from = Math.max(position, begin);
    int count = (int) Math.max(0, Math.min(max, end - from));
    var entries = new ArrayList<JournalEntry>(count);
    for (long next = from; next < from + count; next++) {
      entries.add(at(next));
    }
    return entries;
  }

  /// The position just after the last kept entry whose cluster time is not above `atNanos`; times
  /// never fall along the shelf.
  long positionAt(long atNanos) {
    long low = begin;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (at(middle).atNanos() <= atNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private JournalEntry at(long position) {
    var segment = segments.get((int) (position / SEGMENT - firstSegment));
    return segment.entries[(int) (position % SEGMENT)];
  }
}
