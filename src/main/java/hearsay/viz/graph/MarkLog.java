package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Flight;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.node.Reception;
import hearsay.protocol.MessageKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns journal entries into marks and forgets them when they have faded.
final class MarkLog {
  /// More at once than an eye can tell apart; the oldest give way.
  static final int MAX_MARKS = 400;

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();

  /// When a frame left and should arrive.
  private record Departure(MessageKind kind, long sentAtNanos, long dueNanos) {
    double fraction(long clusterNanos) {
      var duration = Math.max(1, dueNanos - sentAtNanos);
      return Math.max(0, Math.min(1, (double) (clusterNanos - sentAtNanos) / duration));
    }
  }

  /// @param before the snapshot of the last pulse, which still knows the frames that ended since
  void add(ClusterSnapshot before, List<JournalEntry> fresh, long realNanos) {
    var sentInBatch = new HashMap<FrameKey, Departure>();
    for (var entry : fresh) {
      switch (entry.event()) {
        case JournalEvent.FrameSent sent ->
            sentInBatch.put(
                sent.frame(),
                new Departure(sent.message().kind(), entry.atNanos(), entry.atNanos()));
        case JournalEvent.FrameDelivered delivered ->
            delivered(
                delivered,
                entry,
                before,
                departure(delivered.frame(), before, sentInBatch),
                realNanos);
        case JournalEvent.FrameLost lost ->
            lost(lost, entry, departure(lost.frame(), before, sentInBatch), realNanos);
        case JournalEvent.ClusterStarted _,
            JournalEvent.LogRecovered _,
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
    while (marks.size() > MAX_MARKS) {
      marks.removeFirst();
    }
  }

  private static @Nullable Departure departure(
      FrameKey frame, ClusterSnapshot before, Map<FrameKey, Departure> sentInBatch) {
    var flight = flight(before, frame);
    if (flight != null) {
      return new Departure(flight.message().kind(), flight.sentAtNanos(), flight.dueNanos());
    }
    var departure = sentInBatch.get(frame);
    return departure != null ? departure : sentInBatch.get(frame.original());
  }

  private static @Nullable Flight flight(ClusterSnapshot before, FrameKey frame) {
    var flight = before.flights().get(frame);
    return flight != null ? flight : before.flights().get(frame.original());
  }

  private void delivered(
      JournalEvent.FrameDelivered frame,
      JournalEntry entry,
      ClusterSnapshot before,
      @Nullable Departure departure,
      long realNanos) {
    var look = DotKind.of(frame.kind());
    var flownNanos = departure == null ? 0 : entry.atNanos() - departure.sentAtNanos();
    if (flownNanos < FlightTable.SHORTEST_SHOWN_NANOS * before.clockRate()) {
      marks.add(new Mark(Mark.Kind.TRACE, frame.link(), look, 1, "", realNanos));
    }
    var kind = kind(frame.reception());
    var words = kind == Mark.Kind.REFUSED ? frame.reason() : "";
    marks.add(new Mark(kind, frame.link(), look, 1, words, realNanos));
  }

  private static Mark.Kind kind(Reception reception) {
    return switch (reception) {
      case TAUGHT -> Mark.Kind.TAUGHT;
      case KNEW -> Mark.Kind.KNEW;
      case REFUSED, IGNORED -> Mark.Kind.REFUSED;
    };
  }

  private void lost(
      JournalEvent.FrameLost lost,
      JournalEntry entry,
      @Nullable Departure departure,
      long realNanos) {
    var look = departure == null ? DotKind.CONTROL : DotKind.of(departure.kind());
    // A frame lost in the moment it left was not on its way long enough to tell where; the middle
    // is where a cut is drawn.
    var fraction =
        departure != null && departure.dueNanos() > departure.sentAtNanos()
            ? departure.fraction(entry.atNanos())
            : 0.5;
    marks.add(new Mark(Mark.Kind.LOST, lost.link(), look, fraction, lost.reason(), realNanos));
  }

  /// The marks still visible, oldest first.
  List<Mark> visible(long realNanos) {
    marks.removeIf(mark -> mark.isOver(realNanos));
    return new ArrayList<>(marks);
  }

  void clear() {
    marks.clear();
  }
}
