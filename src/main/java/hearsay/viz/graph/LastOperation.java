package hearsay.viz.graph;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import java.util.OptionalLong;

/// Finds the last operation of a node.
final class LastOperation {
  /// How much of the journal is read at a time, backwards.
  private static final int PAGE = 1_000;

  private LastOperation() {}

  /// @param end entries below this position have happened
  /// @return its position; empty if none is kept
  static OptionalLong of(Journal journal, String node, long end) {
    var begin = journal.begin();
    for (var to = end; to > begin; to = Math.max(begin, to - PAGE)) {
      var from = Math.max(begin, to - PAGE);
      for (var entry : journal.read(from, (int) (to - from)).reversed()) {
        if (entry.event() instanceof JournalEvent.OperationsApplied applied
            && applied.node().equals(node)) {
          return OptionalLong.of(entry.position());
        }
      }
    }
    return OptionalLong.empty();
  }
}
