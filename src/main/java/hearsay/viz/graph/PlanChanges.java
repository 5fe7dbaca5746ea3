package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEvent;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which entries move cards, change links, regroup nodes or bring a server.
final class PlanChanges {
  private PlanChanges() {}

  /// Whether any of that differs between two moments that don't follow each other.
  static boolean areBetween(ClusterSnapshot one, ClusterSnapshot other) {
    return !one.topology().equals(other.topology())
        || !Objects.equals(one.environment().discovery(), other.environment().discovery())
        || !one.nodes().keySet().equals(other.nodes().keySet())
        || !one.links().keySet().equals(other.links().keySet())
        || other.nodes().values().stream()
            .anyMatch(node -> isOther(one.nodes().get(node.name()), node))
        || other.links().values().stream()
            .anyMatch(link -> isOther(one.links().get(link.link()), link));
  }

  private static boolean isOther(@Nullable NodeSnapshot before, NodeSnapshot node) {
    return before == null || before.lifecycle() != node.lifecycle();
  }

  private static boolean isOther(@Nullable LinkSnapshot before, LinkSnapshot link) {
    return before == null || !before.faults().equals(link.faults());
  }

  static boolean isOne(JournalEvent event) {
    return switch (event) {
      case JournalEvent.ClusterStarted _,
          JournalEvent.DiscoveryStarted _,
          JournalEvent.DiscoveryStopped _,
          JournalEvent.NodeStarted _,
          JournalEvent.NodeCrashed _,
          JournalEvent.NodeRemoved _,
          JournalEvent.TopologyChanged _,
          JournalEvent.LinkFaultsChanged _ ->
          true;
      case JournalEvent.LogRecovered _,
          JournalEvent.LogAppended _,
          JournalEvent.Forked _,
          JournalEvent.AmnesiaChanged _,
          JournalEvent.DiscoveryContacted _,
          JournalEvent.DiscoveryListed _,
          JournalEvent.OperationClicked _,
          JournalEvent.OperationsApplied _,
          JournalEvent.OperationsInDoubt _,
          JournalEvent.OperationsRefused _,
          JournalEvent.FrameSent _,
          JournalEvent.FrameUnsent _,
          JournalEvent.FrameHeld _,
          JournalEvent.FrameDelivered _,
          JournalEvent.FrameLost _,
          JournalEvent.PeerChanged _,
          JournalEvent.RoundStarted _,
          JournalEvent.RoundRescheduled _,
          JournalEvent.TreeChanged _,
          JournalEvent.ActorRenewed _,
          JournalEvent.SocketOpened _,
          JournalEvent.SocketClosed _,
          JournalEvent.Paused _,
          JournalEvent.Resumed _,
          JournalEvent.PaceChanged _,
          JournalEvent.BytesRejected _,
          JournalEvent.Warned _ ->
          false;
    };
  }
}
