package hearsay.journal.session;

import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.util.ArrayList;

/// A journal as it is now, for whoever needs it to stand still: a live one goes on and forgets its
/// oldest entries meanwhile.
public final class Recording {
  /// Read at once, so that who appends waits for moments only.
  private static final int CHUNK = 4_096;

  private Recording() {}

  /// What the journal holds now, as a journal of its own. Takes some milliseconds and a reference
  /// per entry. Any thread.
  public static Journal of(Journal journal) {
    long end = journal.end();
    var entries = new ArrayList<JournalEntry>();
    long next = journal.begin();
    while (next < end) {
      var chunk = journal.read(next, (int) Math.min(CHUNK, end - next));
      if (chunk.isEmpty()) {
        break;
      }
      if (chunk.getFirst().position() > next) {
        entries.clear(); // what was read before is forgotten by now: the rest begins here
      }
      entries.addAll(chunk);
      next = chunk.getLast().position() + 1;
    }
    // Asked last: the base only moves on, over entries that were read.
    var base = journal.base();
    int first = 0;
    while (first < entries.size() && entries.get(first).position() < base.position()) {
      first++;
    }
    return Journal.recorded(base, entries.subList(first, entries.size()));
  }
}
