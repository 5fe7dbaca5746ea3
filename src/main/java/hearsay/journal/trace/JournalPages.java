package hearsay.journal.trace;

import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a stretch of a journal page by page, so that those who append never wait long.
final class JournalPages {
  /// So many entries are copied in some microseconds.
  private static final int PAGE = 1_024;

  private JournalPages() {}

  /// The entries of `from` (included) to `end` (excluded) that are kept, oldest first. Lazy.
  static Stream<JournalEntry> forward(Journal journal, long from, long end) {
    long first = Math.max(from, journal.begin());
    long last = Math.min(end, journal.end());
    return Stream.iterate(first, start -> start < last, start -> start + PAGE)
        .flatMap(start -> page(journal, start, Math.min(start + PAGE, last)).stream());
  }

  /// The entries below `end` that are kept, newest first. Lazy.
  static Stream<JournalEntry> backward(Journal journal, long end) {
    long first = journal.begin();
    long last = Math.min(end, journal.end());
    return Stream.iterate(last, to -> to > first, to -> to - PAGE)
        .flatMap(to -> page(journal, Math.max(first, to - PAGE), to).reversed().stream());
  }

  /// The entry at this position, if it is kept.
  static Optional<JournalEntry> at(Journal journal, long position) {
    return page(journal, position, position + 1).stream().findFirst();
  }

  /// A journal may forget its oldest entries while it is read, and then answers later ones.
  private static List<JournalEntry> page(Journal journal, long from, long end) {
    return journal.read(from, (int) (end - from)).stream()
        .filter(entry -> entry.position() < end)
        .toList();
  }
}
