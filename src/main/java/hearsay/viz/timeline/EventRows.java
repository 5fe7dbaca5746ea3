package hearsay.viz.timeline;

import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.Collections;
import javafx.collections.ObservableListBase;

/// The events of an index as a list that views can watch. Nothing is copied: an entry is fetched
/// from the journal when it is looked at.
final class EventRows extends ObservableListBase<JournalEntry> {
  private final EventIndex index;

  EventRows(EventIndex index) {
    this.index = index;
  }

  /// Reads on in the journal.
  ///
  /// @return whether anything changed
  boolean read(Journal journal) {
    var before = size();
    var change = index.read(journal);
    if (!change.isSome()) {
      return false;
    }
    beginChange();
    if (change.isAnew()) {
      nextReplace(0, size(), Collections.nCopies(before, GONE));
    } else {
      if (change.removed() > 0) {
        nextRemove(0, Collections.nCopies(change.removed(), GONE));
      }
      if (change.added() > 0) {
        nextAdd(size() - change.added(), size());
      }
    }
    endChange();
    return true;
  }

  /// Stands for what was removed: nobody asks what it was.
  private static final JournalEntry GONE = new JournalEntry(0, 0, 0, new JournalEvent.Paused());

  @Override
  public JournalEntry get(int row) {
    return index.entry(row);
  }

  @Override
  public int size() {
    return index.size();
  }
}
