package hearsay.viz.inspector;

import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A record of a log, in words.
final class LogWords {
  /// A record of a commit after a long exchange names many.
  private static final int MAX_ENTRIES = 3;

  private LogWords() {}

  /// "n4 +3 −0, n1 +2 −0".
  static String of(LogRecord entry) {
    return switch (entry.changed()) {
      case PnCounter changed -> {
        var some =
            IntStream.range(0, Math.min(changed.size(), MAX_ENTRIES))
                .mapToObj(i -> changed.actorAt(i).name() + " " + Figures.tally(changed.tallyAt(i)))
                .collect(Collectors.joining(", "));
        var more = changed.size() - MAX_ENTRIES;
        yield more > 0 ? some + " and " + more + " more" : some;
      }
      case VersionedCounter state -> "v" + state.version() + " says " + state.value();
    };
  }
}
