package hearsay.viz.graph;

import hearsay.journal.JournalEvent;

/// Which entries move cards, change links, regroup nodes or bring a server.
final class PlanChanges {
  private PlanChanges() {}

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
