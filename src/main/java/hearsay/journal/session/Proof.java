package hearsay.journal.session;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.json.MalformedValueException;
import java.util.ArrayList;
import java.util.List;

/// Proves that entries of a file can be shown: folds them once, so that whatever contradicts itself
/// is a fault of the file, with its line, and none of a view later.
final class Proof {
  /// Folded at once; a fault is then looked for one by one.
  private static final int CHUNK = 1_024;

  /// A cluster has up to 1,000 nodes, and some foreign ones. Of each the fold keeps much more than
  /// the file needs to name it.
  private static final int MAX_NODES = 4_000;

  private final List<JournalEntry> entries = new ArrayList<>(CHUNK);
  private final List<Long> lines = new ArrayList<>(CHUNK);
  private ClusterSnapshot snapshot;

  Proof(ClusterSnapshot base, long line) throws SessionException {
    snapshot = base;
    check(base, line);
    explain(line);
  }

  void take(JournalEntry entry, long line) throws SessionException {
    entries.add(entry);
    lines.add(line);
    if (entries.size() == CHUNK) {
      finish();
    }
  }

  /// Proves what has come so far.
  void finish() throws SessionException {
    try {
      var next = snapshot.with(entries);
      if (!entries.isEmpty()) {
        check(next, lines.getLast());
      }
      snapshot = next;
    } catch (RuntimeException e) {
      throw findFault();
    }
    entries.clear();
    lines.clear();
  }

  /// Asks for what takes longer to say; of the last moment only, which is shown first.
  void explain(long line) throws SessionException {
    try {
      snapshot.explanation();
    } catch (RuntimeException e) {
      throw impossible(line, e);
    }
  }

  private SessionException findFault() {
    var before = snapshot;
    for (int i = 0; i < entries.size(); i++) {
      try {
        before = before.with(entries.get(i));
      } catch (RuntimeException e) {
        return impossible(lines.get(i), e);
      }
    }
    throw new IllegalStateException("entries that fold one by one do not fold together");
  }

  /// What a snapshot is asked for first, it must be able to say.
  private static void check(ClusterSnapshot snapshot, long line) throws SessionException {
    if (snapshot.nodes().size() > MAX_NODES) {
      throw SessionException.atLine(line, "a cluster has not as many nodes as this");
    }
    try {
      snapshot.verdict();
    } catch (RuntimeException e) {
      throw impossible(line, e);
    }
  }

  private static SessionException impossible(long line, RuntimeException e) {
    return SessionException.atLine(
        line,
        "this can't have happened after what the lines before say ("
            + MalformedValueException.of(e).getMessage()
            + ")");
  }
}
