package hearsay.viz.timeline;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is worth a mark on the scrubber, found as the journal grows and forgotten with it. What
/// happens almost at once is one mark, so that a flood of clicks costs no more than a click.
final class Marks {
  /// What a mark tells.
  enum Kind {
    OPERATION,
    CUT,
    HEAL,
    CRASH,
    RESTART
  }

  /// Something at one moment.
  record Mark(Kind kind, long wallMillis, long position) {}

  /// Something that lasted.
  ///
  /// @param toMillis [Long#MAX_VALUE] while it lasts
  record Band(boolean isPause, long fromMillis, long toMillis) {}

  /// Closer together than this, marks of a kind are one.
  private static final long MERGED_MILLIS = 60;

  /// What one reading takes, so that a long recording delays the marks, not the window.
  private static final int MAX_ENTRIES_PER_READING = 10_000;

  /// More marks than pixels are no use; the oldest leave.
  private static final int MAX_MARKS = 20_000;

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private final ArrayDeque<Band> bands = new ArrayDeque<>();
  private final Set<Link> severed = new HashSet<>();
  private final Set<String> down = new HashSet<>();
  private @Nullable Journal source;
  private long next;
  private long cutSince;
  private long pausedSince;
  private boolean isPaused;

  Collection<Mark> marks() {
    return Collections.unmodifiableCollection(marks);
  }

  Collection<Band> bands() {
    return Collections.unmodifiableCollection(bands);
  }

  /// Reads on.
  ///
  /// @return whether anything changed
  boolean read(Journal journal) {
    if (!journal.equals(source)) {
      begin(journal);
    }
    var forgot = forgetBefore(journal.begin());
    var from = Math.max(next, journal.begin());
    var fresh = journal.read(from, MAX_ENTRIES_PER_READING);
    var before = marks.size() + bands.size();
    fresh.forEach(this::take);
    next = from + fresh.size();
    return forgot || marks.size() + bands.size() != before;
  }

  private void begin(Journal journal) {
    source = journal;
    next = journal.begin();
    marks.clear();
    bands.clear();
    severed.clear();
    down.clear();
    var first = journal.read(next, 1);
    start(journal.snapshotAt(next), first.isEmpty() ? 0 : first.getFirst().wallMillis());
  }

  private void start(ClusterSnapshot base, long wallMillis) {
    base.links().values().stream()
        .filter(link -> link.faults().isSevered())
        .forEach(link -> severed.add(link.link()));
    base.crashed().forEach(node -> down.add(node.name()));
    cutSince = wallMillis;
    pausedSince = wallMillis;
    isPaused = base.isPaused();
    showBands();
  }

  private boolean forgetBefore(long begin) {
    var before = marks.size();
    while (!marks.isEmpty() && marks.getFirst().position() < begin) {
      marks.removeFirst();
    }
    return marks.size() != before;
  }

  private void take(JournalEntry entry) {
    switch (entry.event()) {
      case JournalEvent.OperationsApplied _ -> mark(Kind.OPERATION, entry);
      case JournalEvent.NodeCrashed(var node) -> {
        down.add(node);
        mark(Kind.CRASH, entry);
      }
      case JournalEvent.NodeStarted started when down.remove(started.node()) ->
          mark(Kind.RESTART, entry);
      case JournalEvent.LinkFaultsChanged changed -> {
        var wasCut = !severed.isEmpty();
        if (changed.faults().isSevered()) {
          severed.add(changed.link());
          mark(Kind.CUT, entry);
        } else if (severed.remove(changed.link())) {
          mark(Kind.HEAL, entry);
        }
        cutOrWhole(wasCut, entry.wallMillis());
      }
      case JournalEvent.TopologyChanged changed -> {
        var wasCut = !severed.isEmpty();
        severed.retainAll(changed.links());
        cutOrWhole(wasCut, entry.wallMillis());
      }
      case JournalEvent.Paused _ -> {
        pausedSince = isPaused ? pausedSince : entry.wallMillis();
        isPaused = true;
        showBands();
      }
      case JournalEvent.Resumed _ -> {
        close(true, entry.wallMillis());
        isPaused = false;
      }
      default -> {}
    }
  }

  private void mark(Kind kind, JournalEntry entry) {
    var last = marks.peekLast();
    var isSame =
        last != null
            && last.kind() == kind
            && entry.wallMillis() - last.wallMillis() < MERGED_MILLIS;
    if (!isSame) {
      if (marks.size() == MAX_MARKS) {
        marks.removeFirst();
      }
      marks.add(new Mark(kind, entry.wallMillis(), entry.position()));
    }
  }

  private void cutOrWhole(boolean wasCut, long wallMillis) {
    if (wasCut && severed.isEmpty()) {
      close(false, wallMillis);
    } else if (!wasCut && !severed.isEmpty()) {
      cutSince = wallMillis;
      showBands();
    }
  }

  /// The bands that last are at the end.
  private void showBands() {
    bands.removeIf(band -> band.toMillis() == Long.MAX_VALUE);
    if (!severed.isEmpty()) {
      bands.add(new Band(false, cutSince, Long.MAX_VALUE));
    }
    if (isPaused) {
      bands.add(new Band(true, pausedSince, Long.MAX_VALUE));
    }
  }

  private void close(boolean isPause, long wallMillis) {
    bands.removeIf(band -> band.toMillis() == Long.MAX_VALUE && band.isPause() == isPause);
    if (bands.size() == MAX_MARKS) {
      bands.removeFirst();
    }
    bands.addFirst(new Band(isPause, isPause ? pausedSince : cutSince, wallMillis));
  }
}
