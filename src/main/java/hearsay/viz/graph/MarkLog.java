package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Flight;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.node.Reception;
import hearsay.viz.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns journal entries into marks and forgets them when they have faded. A mark is born when its
/// entry was written, whenever it is looked at, so that what is visible at a moment depends on
/// nothing but the entries before it.
final class MarkLog {
  /// More at once than an eye can tell apart; the oldest give way.
  static final int MAX_MARKS = 400;

  /// Marks of so many entries before the moment are shown: as far as a jump to it reads back.
  static final int MAX_ENTRIES = Timeline.MAX_AFTERGLOW;

  /// Within so long, marks that say the same in the same place are one: in a flood they would be
  /// painted over each other, hundreds of times.
  private static final long TOGETHER_NANOS = 80_000_000;

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();

  /// What marks that are one have in common.
  private record Together(Mark.Kind kind, String from, String to, long slot) {
    static Together of(Mark mark) {
      // A card pulses as a whole, whoever taught it.
      var from = mark.kind() == Mark.Kind.TAUGHT ? "" : mark.link().from();
      return new Together(mark.kind(), from, mark.link().to(), mark.bornNanos() / TOGETHER_NANOS);
    }
  }

  /// @param before the snapshot just before the first of the entries
  void add(ClusterSnapshot before, List<JournalEntry> fresh) {
    var from = Math.max(0, fresh.size() - MAX_ENTRIES);
    var at = before.with(fresh.subList(0, from));
    var told = new ArrayList<JournalEntry>();
    for (var entry : fresh.subList(from, fresh.size())) {
      if (endsFrame(entry.event())) {
        // As the frame was just before its end: the journal tells step by step when it is due.
        at = at.with(told);
        told.clear();
      }
      add(at, entry);
      told.add(entry);
    }
  }

  private static boolean endsFrame(JournalEvent event) {
    return event instanceof JournalEvent.FrameDelivered || event instanceof JournalEvent.FrameLost;
  }

  private void add(ClusterSnapshot at, JournalEntry entry) {
    switch (entry.event()) {
      case JournalEvent.ClusterStarted _ -> marks.clear();
      case JournalEvent.FrameDelivered delivered -> delivered(delivered, entry, at);
      case JournalEvent.FrameLost lost -> lost(lost, entry, flight(at, lost.frame()));
      case JournalEvent.FrameSent _,
          JournalEvent.LogRecovered _,
          JournalEvent.LogAppended _,
          JournalEvent.Forked _,
          JournalEvent.AmnesiaChanged _,
          JournalEvent.DiscoveryStarted _,
          JournalEvent.DiscoveryStopped _,
          JournalEvent.DiscoveryContacted _,
          JournalEvent.DiscoveryListed _,
          JournalEvent.NodeStarted _,
          JournalEvent.NodeCrashed _,
          JournalEvent.NodeRemoved _,
          JournalEvent.OperationClicked _,
          JournalEvent.OperationsApplied _,
          JournalEvent.OperationsInDoubt _,
          JournalEvent.OperationsRefused _,
          JournalEvent.FrameUnsent _,
          JournalEvent.FrameHeld _,
          JournalEvent.PeerChanged _,
          JournalEvent.RoundStarted _,
          JournalEvent.RoundRescheduled _,
          JournalEvent.TreeChanged _,
          JournalEvent.ActorRenewed _,
          JournalEvent.TopologyChanged _,
          JournalEvent.LinkFaultsChanged _,
          JournalEvent.SocketOpened _,
          JournalEvent.SocketClosed _,
          JournalEvent.Paused _,
          JournalEvent.Resumed _,
          JournalEvent.PaceChanged _,
          JournalEvent.BytesRejected _,
          JournalEvent.Warned _ -> {
        // All else shows on cards and links.
      }
    }
  }

  private static @Nullable Flight flight(ClusterSnapshot at, FrameKey frame) {
    var flight = at.flights().get(frame);
    return flight != null ? flight : at.flights().get(frame.original());
  }

  private void delivered(
      JournalEvent.FrameDelivered frame, JournalEntry entry, ClusterSnapshot at) {
    var look = DotKind.of(frame.kind());
    var flight = flight(at, frame.frame());
    var flownNanos = flight == null ? 0 : entry.atNanos() - flight.sentAtNanos();
    if (flownNanos < FlightTable.SHORTEST_SHOWN_NANOS * at.clockRate()) {
      add(new Mark(Mark.Kind.TRACE, frame.link(), look, 1, "", born(entry), entry.position()));
    }
    var kind = kind(frame.reception());
    var words = kind == Mark.Kind.REFUSED ? frame.reason() : "";
    add(new Mark(kind, frame.link(), look, 1, words, born(entry), entry.position()));
  }

  private static Mark.Kind kind(Reception reception) {
    return switch (reception) {
      case TAUGHT -> Mark.Kind.TAUGHT;
      case KNEW -> Mark.Kind.KNEW;
      case REFUSED, IGNORED -> Mark.Kind.REFUSED;
    };
  }

  private void lost(JournalEvent.FrameLost lost, JournalEntry entry, @Nullable Flight flight) {
    var look = flight == null ? DotKind.CONTROL : DotKind.of(flight.message().kind());
    // A frame lost in the moment it left was not on its way long enough to tell where; the middle
    // is where a cut is drawn.
    var fraction =
        flight != null && entry.atNanos() > flight.sentAtNanos()
            ? fraction(flight, entry.atNanos())
            : 0.5;
    add(
        new Mark(
            Mark.Kind.LOST,
            lost.link(),
            look,
            fraction,
            lost.reason(),
            born(entry),
            entry.position()));
  }

  private static double fraction(Flight flight, long clusterNanos) {
    var duration = Math.max(1, flight.dueNanos() - flight.sentAtNanos());
    return Math.clamp((double) (clusterNanos - flight.sentAtNanos()) / duration, 0, 1);
  }

  private static long born(JournalEntry entry) {
    return entry.wallMillis() * 1_000_000;
  }

  private void add(Mark mark) {
    if (marks.size() == MAX_MARKS) {
      marks.removeFirst();
    }
    marks.addLast(mark);
  }

  /// The marks still visible, oldest first.
  ///
  /// @param position of the moment, @param wallNanos of it, since the epoch
  List<Mark> visible(long position, long wallNanos) {
    while (!marks.isEmpty() && marks.getFirst().isOver(wallNanos)) {
      marks.removeFirst();
    }
    var seen = new HashSet<Together>();
    return marks.stream()
        .filter(mark -> mark.position() >= position - MAX_ENTRIES && !mark.isOver(wallNanos))
        .filter(mark -> isTold(mark.kind()) || seen.add(Together.of(mark)))
        .toList();
  }

  /// Whether it has words or a place of its own.
  private static boolean isTold(Mark.Kind kind) {
    return kind == Mark.Kind.LOST || kind == Mark.Kind.REFUSED;
  }

  void clear() {
    marks.clear();
  }
}
