package hearsay.journal.session;

import hearsay.crdt.CounterRule;
import hearsay.journal.Bookmark;
import hearsay.journal.Journal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first line of a session's file.
///
/// @param hearsay what the file is: always [#KIND]
/// @param version of the format; see [#VERSION]
/// @param saved when, as people write it
/// @param savedMillis the same, since the epoch
/// @param rule at the end of the journal, for people; so are topology and nodes
/// @param begin position of the first entry
/// @param entries how many follow
record Header(
    String hearsay,
    int version,
    String saved,
    long savedMillis,
    CounterRule rule,
    String topology,
    int nodes,
    long begin,
    int entries,
    List<Bookmark> bookmarks,
    Map<String, Session.Place> layout) {
  static final String KIND = "session";

  /// Goes up when older programs can't read what newer ones write.
  static final int VERSION = 1;

  Header {
    bookmarks = List.copyOf(bookmarks);
    layout = Collections.unmodifiableMap(new TreeMap<>(layout));
    if (begin < 0 || entries < 0) {
      throw new IllegalArgumentException("a journal has neither a negative begin nor length");
    }
  }

  static Header of(Session session, Journal journal) {
    var end = journal.latest();
    return new Header(
        KIND,
        VERSION,
        Instant.ofEpochMilli(session.savedMillis()).toString(),
        session.savedMillis(),
        end.rule(),
        end.topology(),
        end.nodes().size(),
        journal.begin(),
        (int) (journal.end() - journal.begin()),
        session.bookmarks(),
        session.layout());
  }
}
