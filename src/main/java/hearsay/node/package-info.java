/// One node as a pure state machine: an [hearsay.node.Event] goes in, [hearsay.node.Effect]s come
/// out, and nothing else happens. No sockets, clocks, threads or unseeded chance live here; they
/// belong to `runtime` and `transport`, or to a simulator that plays their part.
///
/// Start reading at [hearsay.node.NodeCore#step]. It owns five parts: `PeerTable` (who is there),
/// `PeerView` (through whom to speak to the rest), `GossipRound` (when to compare notes), a
/// `Replication` (what is counted and how it spreads) and a `Promise` (what must be on disk before
/// it counts). The PN rule's replication owns four more: `Incarnation` (as whom the node counts),
/// `BroadcastTree` (to whom news goes), `Coalescer` (when it goes) and `ExchangeGate` (when a
/// difference is worth a repair).
@NullMarked
package hearsay.node;

import org.jspecify.annotations.NullMarked;
