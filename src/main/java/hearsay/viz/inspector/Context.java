package hearsay.viz.inspector;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.Link;
import hearsay.viz.Showing;

/// The moment that is looked at, and what is known beside its snapshot.
///
/// @param isRunning whether the journal is that of the running cluster, else a recording
record Context(Showing showing, Journal journal, Milestones milestones, boolean isRunning) {
  ClusterSnapshot snapshot() {
    return showing.snapshot();
  }

  long now() {
    return showing.clusterNanos();
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
    return since.isPresent() ? by + ", " + Figures.ago(now() - since.getAsLong()) : by;
  }
}
