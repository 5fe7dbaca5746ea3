package hearsay.journal.trace;

import hearsay.crdt.PnCounter;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.protocol.Message;
import java.util.OptionalLong;

/// From a frame back to the operation it told of.
public final class CarriedOperation {
  /// How far back it is looked for: some milliseconds. News is not older.
  private static final int MAX_BACK = 20_000;

  private static final PnCounter NOTHING = PnCounter.empty();

  private CarriedOperation() {}

  /// The position of the operation that the frame sent at this position carried as its only news:
  /// its entries are just what that operation left. Empty if it carried another message, more than
  /// one entry, or if the journal does not tell of the operation (any more).
  public static OptionalLong of(Journal journal, long sentPosition) {
    return JournalPages.at(journal, sentPosition)
        .map(JournalEntry::event)
        .map(event -> event instanceof JournalEvent.FrameSent sent ? carried(sent) : NOTHING)
        .filter(entries -> entries.size() == 1)
        .map(entries -> find(journal, sentPosition, entries))
        .orElse(OptionalLong.empty());
  }

  private static PnCounter carried(JournalEvent.FrameSent sent) {
    return switch (sent.message()) {
      case Message.Delta(var entries) -> entries;
      case Message.State(var entries) -> entries;
      case Message.Digest _,
          Message.DigestAck _,
          Message.Request _,
          Message.Prune _,
          Message.Graft _,
          Message.Pull _,
          Message.Push _ ->
          NOTHING;
    };
  }

  private static OptionalLong find(Journal journal, long sentPosition, PnCounter entries) {
    return JournalPages.backward(journal, sentPosition)
        .limit(MAX_BACK)
        .filter(entry -> isMade(entry, entries))
        .mapToLong(JournalEntry::position)
        .findFirst();
  }

  private static boolean isMade(JournalEntry entry, PnCounter entries) {
    return entry.event() instanceof JournalEvent.OperationsApplied applied
        && applied.before() instanceof PnCounter before
        && applied.after() instanceof PnCounter after
        && applied.node().equals(entries.actorAt(0).name())
        && after.deltaSince(before).equals(entries);
  }
}
