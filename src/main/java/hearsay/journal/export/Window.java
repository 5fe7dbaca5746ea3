package hearsay.journal.export;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.DoubleConsumer;

/// The part of a journal that is written.
///
/// @param journal standing still
/// @param from position of its first entry
/// @param to position behind its last one
/// @param progress told 0 to 1
record Window(Journal journal, long from, long to, DoubleConsumer progress) {
  private static final int CHUNK = 1_024;

  /// Cut to what the journal holds; empty if the bounds are the wrong way round.
  static Window of(Journal journal, long from, long to, DoubleConsumer progress) {
    long first = Math.clamp(from, journal.begin(), journal.end());
    return new Window(journal, first, Math.clamp(to, first, journal.end()), progress);
  }

  /// What takes the entries.
  interface Reader {
    void take(JournalEntry entry) throws IOException;
  }

  /// The cluster before the first entry.
  ClusterSnapshot start() {
    return journal.snapshotAt(from);
  }

  /// Hands over all entries in their order.
  void forEach(Reader reader) throws IOException {
    for (long next = from; next < to; next += CHUNK) {
      progress.accept((double) (next - from) / (to - from));
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the export was called off");
      }
      for (var entry : journal.read(next, (int) Math.min(CHUNK, to - next))) {
        reader.take(entry);
      }
    }
  }
}
