package hearsay.viz;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Owns the caption of the moment: the newest replaces the one before, and each leaves after a
/// while. Application thread only.
public final class Captions {
  /// Long enough to be read from the back row, in real time.
  static final long SHOWN_NANOS = 4_000_000_000L;

  /// One with something to click must also be reached with the mouse.
  static final long WITH_ACTION_SHOWN_NANOS = 7_000_000_000L;

  private final ReadOnlyObjectWrapper<Caption> current = new ReadOnlyObjectWrapper<>(Caption.NONE);
  private boolean isNew;
  private long endsAtNanos;

  Captions() {}

  public ReadOnlyObjectProperty<Caption> currentProperty() {
    return current.getReadOnlyProperty();
  }

  void say(String text) {
    show(Caption.of(text));
  }

  void sayUndoable(String text) {
    offer(text, new Caption.Undo());
  }

  /// Says what happened, and what could be done about it.
  void offer(String text, Caption.Action action) {
    show(new Caption(text, action));
  }

  /// Says of the last two nodes that counted whether they did so concurrently.
  void heard(Iterable<JournalEntry> fresh, ClusterSnapshot snapshot) {
    for (var entry : fresh) {
      if (entry.event() instanceof JournalEvent.OperationsApplied) {
        snapshot.operations().lastConcurrency().ifPresent(found -> say(found.words()));
      }
    }
  }

  /// Takes words back that hold no longer, if they are still there.
  void withdraw(String text) {
    if (current.get().text().equals(text)) {
      clear();
    }
  }

  void clear() {
    current.set(Caption.NONE);
  }

  /// Lets a caption leave when its time is over. Its time starts with the first pulse after it
  /// came.
  void pulsed(long realNanos) {
    if (isNew) {
      isNew = false;
      endsAtNanos = realNanos + (current.get().hasAction() ? WITH_ACTION_SHOWN_NANOS : SHOWN_NANOS);
    } else if (current.get().isShown() && realNanos - endsAtNanos >= 0) {
      clear();
    }
  }

  private void show(Caption caption) {
    current.set(caption);
    isNew = true;
  }
}
