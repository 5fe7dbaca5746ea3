package hearsay.journal.trace;

import hearsay.journal.JournalEvent;
import java.util.Optional;

/// On whose line of a space–time diagram an event stands: Lamport's process. Each node has one
/// line, which a crash ends only until the restart; what belongs to the network (a frame held or
/// lost, a link, a socket) or to the whole cluster (a pause, a topology) is on no line.
public final class NodeLine {
  private NodeLine() {}

  /// The node's name; empty if the event is on no line.
  public static Optional<String> of(JournalEvent event) {
    return switch (event) {
      case JournalEvent.NodeStarted started -> Optional.of(started.node());
      case JournalEvent.NodeCrashed crashed -> Optional.of(crashed.node());
      case JournalEvent.NodeRemoved removed -> Optional.of(removed.node());
      case JournalEvent.LogRecovered recovered -> Optional.of(recovered.node());
      case JournalEvent.LogAppended appended -> Optional.of(appended.node());
      case JournalEvent.OperationClicked clicked -> Optional.of(clicked.node());
      case JournalEvent.OperationsApplied applied -> Optional.of(applied.node());
      case JournalEvent.OperationsRefused refused -> Optional.of(refused.node());
      case JournalEvent.OperationsInDoubt doubt -> Optional.of(doubt.node());
      case JournalEvent.FrameSent sent -> Optional.of(sent.link().from());
      case JournalEvent.FrameUnsent unsent -> Optional.of(unsent.link().from());
      case JournalEvent.FrameDelivered delivered -> Optional.of(delivered.link().to());
      case JournalEvent.PeerChanged changed -> Optional.of(changed.node());
      case JournalEvent.RoundStarted started -> Optional.of(started.node());
      case JournalEvent.RoundRescheduled rescheduled -> Optional.of(rescheduled.node());
      case JournalEvent.TreeChanged changed -> Optional.of(changed.node());
      case JournalEvent.ActorRenewed renewed -> Optional.of(renewed.node());
      case JournalEvent.DiscoveryContacted contacted -> Optional.of(contacted.node());
      case JournalEvent.BytesRejected rejected -> Optional.of(rejected.node());
      case JournalEvent.Warned warned -> Optional.of(warned.node()).filter(node -> !node.isEmpty());
      case JournalEvent.ClusterStarted _,
          JournalEvent.Forked _,
          JournalEvent.AmnesiaChanged _,
          JournalEvent.DiscoveryStarted _,
          JournalEvent.DiscoveryStopped _,
          JournalEvent.DiscoveryListed _,
          JournalEvent.FrameHeld _,
          JournalEvent.FrameLost _,
          JournalEvent.TopologyChanged _,
          JournalEvent.LinkFaultsChanged _,
          JournalEvent.SocketOpened _,
          JournalEvent.SocketClosed _,
          JournalEvent.Paused _,
          JournalEvent.Resumed _,
          JournalEvent.PaceChanged _ ->
          Optional.empty();
    };
  }
}
