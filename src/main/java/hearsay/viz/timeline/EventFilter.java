package hearsay.viz.timeline;

import hearsay.journal.JournalEvent;
import hearsay.journal.trace.EventWords;
import java.util.Locale;
import java.util.Set;

/// Which events a list shows.
///
/// @param kinds of these
/// @param node only those about it; empty for all
/// @param text only those whose words contain it, in whatever case; empty for all
record EventFilter(Set<EventWords.Kind> kinds, String node, String text) {
  static final EventFilter ALL = new EventFilter(Set.of(EventWords.Kind.values()), "", "");

  EventFilter {
    kinds = Set.copyOf(kinds);
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  boolean takes(JournalEvent event) {
    return kinds.contains(EventWords.kind(event))
        && (node.isEmpty() || EventWords.nodes(event).contains(node))
        && (text.isEmpty() || EventWords.line(event).toLowerCase(Locale.ROOT).contains(text));
  }
}
