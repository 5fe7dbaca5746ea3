package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Reception;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows one operation through the entries after it. A scratch pad: one thread.
final class Hearing {
  private final Map<String, Rumour.Heard> heard = new HashMap<>();

  /// By node that has not heard as far as is known: the first frame sent to it that holds the
  /// operation. Frames to foreign nodes stay here until those show what they know.
  private final Map<String, JournalEvent.FrameSent> told = new HashMap<>();

  private final Carrier carrier;

  Hearing(JournalEntry entry, JournalEvent.OperationsApplied applied, Set<String> foreign) {
    carrier = Carrier.of(applied, foreign);
    heard.put(applied.node(), new Rumour.Heard(0, entry.position(), entry.atNanos(), null, null));
  }

  Map<String, Rumour.Heard> heard() {
    return heard;
  }

  void take(JournalEntry entry) {
    carrier.take(entry.event());
    switch (entry.event()) {
      case JournalEvent.FrameSent sent when carrier.isCarried(sent) -> sent(entry, sent);
      case JournalEvent.FrameDelivered delivered
          when delivered.reception() == Reception.TAUGHT && carrier.isHeldAfter(delivered) ->
          hear(delivered.link().to(), entry, delivered.frame(), delivered.link());
      default -> {}
    }
  }

  private void sent(JournalEntry entry, JournalEvent.FrameSent sent) {
    var from = sent.link().from();
    if (!heard.containsKey(from)) {
      var by = told.get(from);
      hear(from, entry, by == null ? null : by.frame(), by == null ? null : by.link());
    }
    if (!heard.containsKey(sent.link().to())) {
      told.putIfAbsent(sent.link().to(), sent);
    }
  }

  private void hear(
      String node, JournalEntry entry, @Nullable FrameKey frame, @Nullable Link link) {
    var from = link == null ? null : link.from();
    var senders = from == null ? null : heard.get(from);
    int hop = senders == null ? 1 : senders.hop() + 1;
    heard.putIfAbsent(node, new Rumour.Heard(hop, entry.position(), entry.atNanos(), frame, from));
    told.remove(node);
  }
}
