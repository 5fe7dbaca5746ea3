package hearsay.journal.trace;

import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.util.Map;

/// What happened before one event, and what because of it (Lamport, "Time, clocks, and the ordering
/// of events in a distributed system", 1978). Two numbers per node tell it all: the position up to
/// which the node's entries are in the event's past, and the one from which they are in its future.
///
/// A node's line goes on over a crash (see [NodeLine]), even if its memory does not. What a foreign
/// node heard nobody tells, so nothing happens here by way of one.
///
/// @param position of the picked event
/// @param pastUpTo by node: the last position of that node's entries in the past; of the picked
///   event's own node its position; empty if the event is on no node's line
/// @param futureFrom by node: the first position of that node's entries in the future; likewise
public record Causality(long position, Map<String, Long> pastUpTo, Map<String, Long> futureFrom) {
  public Causality {
    pastUpTo = Map.copyOf(pastUpTo);
    futureFrom = Map.copyOf(futureFrom);
  }

  /// How an event relates to the picked one.
  public enum Relation {
    PICKED,
    PAST,
    FUTURE,
    CONCURRENT,
    /// It is no event of one node (a pause, a change of pace).
    NONE
  }

  /// The past and the future of the entry at this position, as far as the journal is kept and has
  /// come: later frames may bring the future to more nodes. Reads the whole journal once; some
  /// milliseconds if it is full.
  public static Causality of(Journal journal, long position) {
    var inquiry = new CausalityInquiry(journal, position);
    while (!inquiry.hasCaughtUp()) {
      inquiry.readOn(Integer.MAX_VALUE / 2);
    }
    return inquiry.found();
  }

  public Relation relation(JournalEntry entry) {
    if (entry.position() == position) {
      return Relation.PICKED;
    }
    return NodeLine.of(entry.event())
        .map(node -> relation(node, entry.position()))
        .orElse(Relation.NONE);
  }

  /// The relation of a moment on a node's line: an entry of `node` at `position`.
  public Relation relation(String node, long position) {
    if (pastUpTo.isEmpty()) {
      return Relation.NONE;
    }
    if (position == this.position) {
      return Relation.PICKED;
    }
    if (position <= pastUpTo.getOrDefault(node, -1L)) {
      return Relation.PAST;
    }
    return position >= futureFrom.getOrDefault(node, Long.MAX_VALUE)
        ? Relation.FUTURE
        : Relation.CONCURRENT;
  }
}
