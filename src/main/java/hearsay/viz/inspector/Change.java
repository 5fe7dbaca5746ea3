package hearsay.viz.inspector;

import hearsay.crdt.CounterState;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.Optional;

/// How a node's state last changed.
///
/// @param cause "own click", "from n1"
record Change(CounterState before, CounterState after, String cause) {
  /// What this entry changed of the node's state; empty if nothing.
  static Optional<Change> of(String node, JournalEntry entry) {
    return switch (entry.event()) {
      case JournalEvent.OperationsApplied applied when applied.node().equals(node) ->
          Optional.of(new Change(applied.before(), applied.after(), "own click"));
      case JournalEvent.FrameDelivered frame
          when frame.link().to().equals(node) && !frame.after().equals(frame.before()) ->
          Optional.of(new Change(frame.before(), frame.after(), "from " + frame.link().from()));
      default -> Optional.empty();
    };
  }
}
