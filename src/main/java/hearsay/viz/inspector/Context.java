package hearsay.viz.inspector;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.Link;
import hearsay.viz.Moments;
import hearsay.viz.Showing;

/// The moment that is looked at, and what is known beside its snapshot.
///
/// @param isRunning whether the journal is that of the running cluster, else a recording
record Context(Showing showing, Moments moments, Milestones milestones, boolean isRunning) {
  private static final long MILLI_NANOS = 1_000_000;

  Journal journal() {
    return moments.journal();
  }

  ClusterSnapshot snapshot() {
    return showing.snapshot();
  }

  long now() {
    return showing.clusterNanos();
  }

  /// When an entry was, in real time since the start: "0:42".
  String when(JournalEntry entry) {
    return moments.text(entry.wallMillis());
  }

  /// When it was this cluster time, likewise.
  String when(long nanos) {
    return moments.textOf(nanos);
  }

  /// How much real time so much cluster time takes at the pace of the moment.
  long real(long nanos) {
    return (long) (nanos / snapshot().clockRate());
  }

  /// Whether cluster time goes by as real time does.
  boolean isRealPace() {
    return snapshot().clockRate() == 1;
  }

  /// Whether commands make sense: what is shown is the running cluster as it is.
  boolean canAct() {
    return isRunning && showing.isLive();
  }

  /// Position just after the last entry that has happened.
  long end() {
    return snapshot().position();
  }

  /// "severed by you, 00:14 ago".
  String severed(Link link) {
    var by = isRunning ? "severed by you" : "severed";
    var since = milestones.severedSince(link, end());
    return since.isPresent()
        ? by + ", " + Figures.ago(showing.wallNanos() - since.getAsLong() * MILLI_NANOS)
        : by;
  }
}
