/// One node as a pure state machine: an [hearsay.node.Event] goes in, [hearsay.node.Effect]s come
/// out, and nothing else happens. No sockets, clocks, threads or unseeded chance live here; they
/// belong to `runtime` and `transport`, or to a simulator that plays their part.
///
/// Start reading at [hearsay.node.NodeCore#step]. It owns four parts: `PeerTable` (who is there),
/// `PeerView` (through whom to speak to the rest), `GossipRound` (when to compare notes) and a
/// `Replication` (what is counted and how it spreads). The PN rule's replication owns three more:
/// `BroadcastTree` (to whom news goes), `Coalescer` (when it goes) and `ExchangeGate` (when a
/// difference is worth a repair).
@NullMarked
package hearsay.node;

import org.jspecify.annotations.NullMarked;
