package hearsay.bench;

import hearsay.journal.JournalEntry;
import java.io.IOException;
import java.util.List;

/// What the journal of a real, busy cluster says: what other journals are filled with.
final class BusyJournal {
  /// Whoever waits longer for so many entries has no busy cluster.
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private BusyJournal() {}

  /// Runs a cluster that counts without a pause, and returns the first entries of its journal. It
  /// is closed then.
  ///
  /// @param wanted how many entries, at most [hearsay.journal.Journal#DEFAULT_CAPACITY]; fewer if
  ///   that takes too long
  static List<JournalEntry> of(int nodes, int wanted) throws IOException {
    try (var mesh = ClusterMesh.start(nodes)) {
      var started = System.nanoTime();
      var count = 0L;
      while (mesh.entries() < wanted && System.nanoTime() - started < PATIENCE_NANOS) {
        mesh.increment((int) (count % nodes));
        mesh.awaitAll(++count);
      }
      return mesh.read(wanted);
    }
  }
}
