package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out what happened before one event and what because of it: walks from it back to where the
/// journal begins, and then on with the journal. One thread.
public final class CausalityInquiry implements Inquiry<Causality> {
  private final Journal journal;
  private final long position;

  /// Null if the event is on no node's line: nothing leads to it or follows.
  private final @Nullable Cones cones;

  private record Cones(Cone past, Cone future) {}

  /// Entries from here on are in the past cone as far as they belong to it.
  private long readFrom;

  /// Entries below are in the future cone.
  private long readTo;

  /// Asks about the entry at this position.
  public CausalityInquiry(Journal journal, long position) {
    this.journal = journal;
    this.position = position;
    readFrom = position + 1;
    readTo = position;
    cones =
        JournalPages.at(journal, position)
            .flatMap(entry -> NodeLine.of(entry.event()))
            .map(line -> new Cones(new Cone(line, position), new Cone(line, position)))
            .orElse(null);
  }

  @Override
  public boolean readOn(int most) {
    if (cones == null) {
      return false;
    }
    var known = cones.past().bounds.size() + cones.future().bounds.size();
    var back = Math.clamp(readFrom - journal.begin(), 0, most);
    JournalPages.backward(journal, readFrom).limit(back).forEach(cones.past()::takeEarlier);
    readFrom -= back;
    var end = Math.min(journal.end(), readTo + most - back);
    JournalPages.forward(journal, readTo, end).forEach(cones.future()::takeLater);
    readTo = end;
    return cones.past().bounds.size() + cones.future().bounds.size() > known;
  }

  @Override
  public Causality found() {
    return cones == null
        ? new Causality(position, Map.of(), Map.of())
        : new Causality(position, cones.past().bounds, cones.future().bounds);
  }

  @Override
  public boolean hasCaughtUp() {
    return cones == null || (readFrom <= journal.begin() && readTo >= journal.end());
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
