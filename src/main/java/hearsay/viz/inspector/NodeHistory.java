package hearsay.viz.inspector;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.protocol.Message;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import org.jspecify.annotations.Nullable;

/// What last happened to one node, as far back as is worth reading.
///
/// @param change of its state; null if there was none
/// @param heard the last frame that it handled; null if there was none
record NodeHistory(String node, @Nullable Change change, @Nullable Heard heard) {
  /// How far back it is looked for after a jump: what is older than this is no news. Reading so
  /// many entries takes less than a millisecond.
  private static final int MAX_BACK = 20_000;

  private static final int STRETCH = 1_000;

  /// A frame that a node handled.
  ///
  /// @param message what it said
  /// @param selection to look at it
  record Heard(JournalEvent.FrameDelivered delivery, Message message, Selection.Frame selection) {}

  /// What had happened to the node before `end`.
  static NodeHistory of(Journal journal, String node, long end) {
    var history = new NodeHistory(node, null, null);
    var first = Math.max(journal.begin(), end - MAX_BACK);
    for (long to = end; to > first && !history.isComplete(); to -= STRETCH) {
      var from = Math.max(first, to - STRETCH);
      for (var entry : journal.read(from, (int) Math.max(0, to - from)).reversed()) {
        history = history.before(entry, journal, ClusterSnapshot.EMPTY);
      }
    }
    return history;
  }

  /// The same, these entries later.
  NodeHistory after(Showing showing, Journal journal) {
    var newest = new NodeHistory(node, null, null);
    for (var entry : showing.fresh().reversed()) {
      newest = newest.before(entry, journal, showing.before());
      if (newest.isComplete()) {
        return newest;
      }
    }
    return new NodeHistory(
        node,
        newest.change == null ? change : newest.change,
        newest.heard == null ? heard : newest.heard);
  }

  private boolean isComplete() {
    return change != null && heard != null;
  }

  /// With an entry older than all that were looked at.
  ///
  /// @param recent of a moment shortly before: most frames were on their way then, and the journal
  ///   need not be asked
  private NodeHistory before(JournalEntry entry, Journal journal, ClusterSnapshot recent) {
    if (isComplete()) {
      return this;
    }
    var older = change == null ? Change.of(node, entry).orElse(null) : change;
    var frame = heard == null ? heard(entry, journal, recent) : heard;
    return new NodeHistory(node, older, frame);
  }

  private @Nullable Heard heard(JournalEntry entry, Journal journal, ClusterSnapshot recent) {
    if (!(entry.event() instanceof JournalEvent.FrameDelivered delivery)
        || !delivery.link().to().equals(node)) {
      return null;
    }
    return SentFrames.of(recent, journal, delivery.frame(), entry.position())
        .map(
            flight ->
                new Heard(
                    delivery,
                    flight.message(),
                    new Selection.Frame(delivery.frame(), delivery.link(), flight.position())))
        .orElse(null);
  }
}
