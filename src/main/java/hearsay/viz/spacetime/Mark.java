package hearsay.viz.spacetime;

import hearsay.crdt.Tally;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import java.util.Optional;

/// Something that happened at one node without a frame.
///
/// @param words what is written beside it
record Mark(long position, long atNanos, String node, Kind kind, String words) {
  enum Kind {
    OPERATION,
    REFUSED,
    CRASHED,
    STARTED,
    REMOVED
  }

  /// The mark of an entry, if it has one.
  static Optional<Mark> of(JournalEntry entry) {
    return switch (entry.event()) {
      case JournalEvent.OperationsApplied event ->
          mark(entry, event.node(), Kind.OPERATION, signed(event.increments(), event.decrements()));
      case JournalEvent.OperationsRefused event ->
          mark(
              entry,
              event.node(),
              Kind.REFUSED,
              signed(event.increments(), event.decrements()) + " refused");
      case JournalEvent.OperationsInDoubt event ->
          mark(
              entry,
              event.node(),
              Kind.REFUSED,
              signed(event.increments(), event.decrements()) + " in doubt");
      case JournalEvent.NodeCrashed event -> mark(entry, event.node(), Kind.CRASHED, "crash");
      case JournalEvent.NodeStarted event -> mark(entry, event.node(), Kind.STARTED, "start");
      case JournalEvent.NodeRemoved event -> mark(entry, event.node(), Kind.REMOVED, "removed");
      default -> Optional.empty();
    };
  }

  static boolean isMark(JournalEvent event) {
    return event instanceof JournalEvent.OperationsApplied
        || event instanceof JournalEvent.OperationsRefused
        || event instanceof JournalEvent.OperationsInDoubt
        || event instanceof JournalEvent.NodeCrashed
        || event instanceof JournalEvent.NodeStarted
        || event instanceof JournalEvent.NodeRemoved;
  }

  private static Optional<Mark> mark(JournalEntry entry, String node, Kind kind, String words) {
    return Optional.of(new Mark(entry.position(), entry.atNanos(), node, kind, words));
  }

  private static String signed(long increments, long decrements) {
    return NodeNames.signed(new Tally(increments, decrements));
  }
}
