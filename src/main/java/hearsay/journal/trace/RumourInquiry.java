package hearsay.journal.trace;

import hearsay.crdt.Tally;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import java.util.Optional;
import java.util.stream.Collectors;

/// Follows one operation from node to node, as the journal goes on. One thread.
public final class RumourInquiry implements Inquiry<Rumour> {
  private final Journal journal;
  private final long position;
  private final String origin;
  private final String words;
  private final Hearing hearing;

  /// Entries below were followed.
  private long readTo;

  private RumourInquiry(Journal journal, JournalEntry entry, JournalEvent.OperationsApplied event) {
    this.journal = journal;
    position = entry.position();
    origin = event.node();
    words = NodeNames.signed(new Tally(event.increments(), event.decrements())) + " at " + origin;
    var foreign =
        journal.snapshotAt(position).nodes().values().stream()
            .filter(NodeSnapshot::isForeign)
            .map(NodeSnapshot::name)
            .collect(Collectors.toSet());
    hearing = new Hearing(entry, event, foreign);
    readTo = position + 1;
  }

  /// Asks about the operation applied at this position; empty if there is none.
  public static Optional<RumourInquiry> of(Journal journal, long position) {
    return JournalPages.at(journal, position)
        .flatMap(
            entry ->
                entry.event() instanceof JournalEvent.OperationsApplied applied
                    ? Optional.of(new RumourInquiry(journal, entry, applied))
                    : Optional.empty());
  }

  @Override
  public boolean readOn(int most) {
    return readOn(most, journal.end());
  }

  /// The same, but no further than `end`.
  boolean readOn(int most, long end) {
    var known = hearing.heard().size();
    var to = Math.clamp(end, readTo, readTo + most);
    JournalPages.forward(journal, readTo, to).forEach(hearing::take);
    readTo = to;
    return hearing.heard().size() > known;
  }

  @Override
  public Rumour found() {
    return new Rumour(position, origin, words, hearing.heard());
  }

  @Override
  public boolean hasCaughtUp() {
    return readTo >= journal.end();
  }
}
