package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.fault.LinkFaults;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Since when what lasts is so: who counts as which actor, which faults a link has. Snapshots say
/// what is so; this reads the journal, once, for when it began.
final class Milestones {
  /// What one pulse reads at most.
  private static final int MAX_READ = 20_000;

  /// Of each actor and link the last so many moments are known; who scrubs further back is told
  /// less.
  private static final int MAX_MOMENTS = 64;

  private record Moment(long position, long wallMillis, boolean isSevered) {}

  private final Map<ActorId, List<Moment>> actors = new HashMap<>();
  private final Map<Link, List<Moment>> links = new HashMap<>();
  private @Nullable Journal read;
  private long next;

  /// Reads what is new; begins anew with another journal.
  void readOn(Journal journal) {
    if (read != journal) {
      read = journal;
      next = 0;
      actors.clear();
      links.clear();
    }
    for (var entry : journal.read(next, MAX_READ)) {
      note(entry);
      next = entry.position() + 1;
    }
  }

  /// Real time, milliseconds since the epoch, at which the actor last came to be, below this
  /// position; empty if it did so before the journal begins.
  OptionalLong actorSince(ActorId actor, long position) {
    return last(actors.getOrDefault(actor, List.of()), position);
  }

  /// Real time at which the link, severed at this position, became so; likewise.
  OptionalLong severedSince(Link link, long position) {
    var known = links.getOrDefault(link, List.of());
    return last(known, position);
  }

  private void note(JournalEntry entry) {
    switch (entry.event()) {
      case JournalEvent.NodeStarted started -> add(actors, started.actor(), entry, false);
      case JournalEvent.ActorRenewed renewed -> add(actors, renewed.after(), entry, false);
      case JournalEvent.LinkFaultsChanged changed ->
          changed(changed.link(), changed.faults(), entry);
      default -> {
        // All else is told by the snapshot, or by the entries themselves.
      }
    }
  }

  /// Another fault of a severed link does not sever it anew.
  private void changed(Link link, LinkFaults faults, JournalEntry entry) {
    var known = links.getOrDefault(link, List.of());
    var wasSevered = !known.isEmpty() && known.getLast().isSevered();
    if (wasSevered != faults.isSevered()) {
      add(links, link, entry, faults.isSevered());
    }
  }

  private static <K> void add(
      Map<K, List<Moment>> moments, K key, JournalEntry entry, boolean isSevered) {
    var known = moments.computeIfAbsent(key, any -> new ArrayList<>(1));
    known.add(new Moment(entry.position(), entry.wallMillis(), isSevered));
    if (known.size() > MAX_MOMENTS) {
      known.removeFirst();
    }
  }

  /// The latest of them that is below the position; few, as they are what people did.
  private static OptionalLong last(List<Moment> moments, long position) {
    for (int i = moments.size() - 1; i >= 0; i--) {
      if (moments.get(i).position() < position) {
        return OptionalLong.of(moments.get(i).wallMillis());
      }
    }
    return OptionalLong.empty();
  }
}
