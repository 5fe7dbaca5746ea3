package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.HashMap;
import java.util.HashSet;
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
    var picked = JournalPages.at(journal, position);
    var line = picked.flatMap(entry -> NodeLine.of(entry.event()));
    if (line.isEmpty()) {
      return new Causality(position, Map.of(), Map.of());
    }
    var past = new Cone(line.get(), position);
    JournalPages.backward(journal, position + 1).forEach(past::takeEarlier);
    var future = new Cone(line.get(), position);
    JournalPages.forward(journal, position, Long.MAX_VALUE).forEach(future::takeLater);
    return new Causality(position, past.bounds, future.bounds);
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

  /// One of the two cones of a picked event, walked away from it.
  private static final class Cone {
    /// By node: the first position at which the walk met its line inside the cone.
    final Map<String, Long> bounds = new HashMap<>();

    /// Frames that lead from one line inside the cone to another.
    private final HashSet<FrameKey> crossing = new HashSet<>();

    Cone(String node, long position) {
      bounds.put(node, position);
    }

    /// Backwards: who sent what was delivered inside the cone is inside as well.
    void takeEarlier(JournalEntry entry) {
      switch (entry.event()) {
        case JournalEvent.FrameDelivered delivered when bounds.containsKey(delivered.link().to()) ->
            crossing.add(delivered.frame().original());
        case JournalEvent.FrameSent sent when crossing.remove(sent.frame()) ->
            bounds.putIfAbsent(sent.link().from(), entry.position());
        default -> {}
      }
    }

    /// Forwards: who is told by a line inside the cone is inside as well.
    void takeLater(JournalEntry entry) {
      switch (entry.event()) {
        case JournalEvent.FrameSent sent when bounds.containsKey(sent.link().from()) ->
            crossing.add(sent.frame());
        case JournalEvent.FrameDelivered delivered
            when crossing.contains(delivered.frame().original()) ->
            bounds.putIfAbsent(delivered.link().to(), entry.position());
        default -> {}
      }
    }
  }
}
