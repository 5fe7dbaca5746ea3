/// The cluster in this process: N real nodes, who is linked with whom, what is cut, how fast time
/// passes, and the one journal of all that happens.
///
/// Commands come in here and become peers learnt, sockets blocked, clocks stopped; what nodes and
/// transports report goes out to the journal. How a node thinks (`node`), how bytes travel
/// (`transport`) and what the journal means (`journal`) have no place here, nor has any window.
/// Start reading at [hearsay.cluster.Cluster], then [hearsay.cluster.ClusterClock] for time and
/// [hearsay.cluster.FrameMatcher] for how a frame's two ends become one flight.
@NullMarked
package hearsay.cluster;

import org.jspecify.annotations.NullMarked;
