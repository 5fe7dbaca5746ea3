package hearsay.journal;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.protocol.Message;

/// About how much memory an entry keeps from being freed. Most of it is states: a node that learns
/// something has a new one, with an entry for each actor.
final class EntryWeight {
  /// The entry, its event and what they name, without states.
  static final int BASE_BYTES = 250;

  /// A reference and two numbers in the arrays of a [PnCounter].
  static final int BYTES_PER_ACTOR = 20;

  private EntryWeight() {}

  /// In bytes; a state that only this entry holds counts in full, one that it shares with an
  /// earlier entry not at all.
  static long bytes(JournalEvent event) {
    return BASE_BYTES + BYTES_PER_ACTOR * (long) actors(event);
  }

  private static int actors(JournalEvent event) {
    return switch (event) {
      case JournalEvent.NodeStarted started -> actors(started.state());
      case JournalEvent.OperationsApplied applied -> actors(applied.after());
      case JournalEvent.FrameDelivered delivered ->
          delivered.after() == delivered.before() ? 0 : actors(delivered.after());
      case JournalEvent.FrameSent sent -> actors(sent.message());
      case JournalEvent.LogAppended appended -> actors(appended.changed());
      case JournalEvent.Forked forked -> forked.operations().acknowledged().size();
      case JournalEvent.TreeChanged changed -> changed.actors().size();
      case JournalEvent.TopologyChanged changed -> changed.links().size();
      case JournalEvent.RoundStarted round -> round.targets().size();
      case JournalEvent.ClusterStarted _,
          JournalEvent.NodeCrashed _,
          JournalEvent.NodeRemoved _,
          JournalEvent.OperationClicked _,
          JournalEvent.OperationsRefused _,
          JournalEvent.OperationsInDoubt _,
          JournalEvent.LogRecovered _,
          JournalEvent.AmnesiaChanged _,
          JournalEvent.DiscoveryStarted _,
          JournalEvent.DiscoveryStopped _,
          JournalEvent.DiscoveryContacted _,
          JournalEvent.DiscoveryListed _,
          JournalEvent.FrameUnsent _,
          JournalEvent.FrameHeld _,
          JournalEvent.FrameLost _,
          JournalEvent.PeerChanged _,
          JournalEvent.RoundRescheduled _,
          JournalEvent.ActorRenewed _,
          JournalEvent.LinkFaultsChanged _,
          JournalEvent.SocketOpened _,
          JournalEvent.SocketClosed _,
          JournalEvent.Paused _,
          JournalEvent.Resumed _,
          JournalEvent.PaceChanged _,
          JournalEvent.BytesRejected _,
          JournalEvent.Warned _ ->
          0;
    };
  }

  private static int actors(CounterState state) {
    return state instanceof PnCounter counter ? counter.size() : 0;
  }

  private static int actors(Message message) {
    return switch (message) {
      case Message.Delta delta -> delta.entries().size();
      case Message.State state -> state.entries().size();
      case Message.Request request -> request.entries().size();
      case Message.Prune prune -> prune.actors().size();
      case Message.Graft graft -> graft.actors().size();
      case Message.Digest _, Message.DigestAck _, Message.Pull _, Message.Push _ -> 0;
    };
  }
}
