package hearsay.journal.trace;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.node.Reception;

/// How far one step through the past goes.
public enum Stride {
  /// To the next entry, whatever it is.
  ENTRY,
  /// To the next frame sent, delivered or lost.
  MESSAGE,
  /// To the next operation applied, refused or in doubt.
  OPERATION,
  /// To the next change of what some node holds: it applies an operation, learns, starts, crashes
  /// or leaves.
  STATE;

  /// Whether a step of this stride ends with this event.
  public boolean isAt(JournalEvent event) {
    return switch (this) {
      case ENTRY -> true;
      case MESSAGE ->
          event instanceof JournalEvent.FrameSent
              || event instanceof JournalEvent.FrameUnsent
              || event instanceof JournalEvent.FrameDelivered
              || event instanceof JournalEvent.FrameLost;
      case OPERATION ->
          event instanceof JournalEvent.OperationsApplied
              || event instanceof JournalEvent.OperationsRefused
              || event instanceof JournalEvent.OperationsInDoubt;
      case STATE ->
          event instanceof JournalEvent.OperationsApplied
              || event instanceof JournalEvent.NodeStarted
              || event instanceof JournalEvent.NodeCrashed
              || event instanceof JournalEvent.NodeRemoved
              || (event instanceof JournalEvent.FrameDelivered delivered
                  && delivered.reception() == Reception.TAUGHT);
    };
  }

  /// The first position above `position` just after such an event; the journal's end if there is
  /// none.
  public long after(Journal journal, long position) {
    long end = journal.end();
    return JournalPages.forward(journal, position, end)
        .filter(entry -> isAt(entry.event()))
        .findFirst()
        .map(entry -> entry.position() + 1)
        .orElse(end);
  }

  /// The last position below `position` just after such an event; the journal's beginning if there
  /// is none.
  public long before(Journal journal, long position) {
    return JournalPages.backward(journal, position - 1)
        .filter(entry -> isAt(entry.event()))
        .findFirst()
        .map(entry -> entry.position() + 1)
        .orElseGet(journal::begin);
  }
}
