/// The cluster in this process: N real nodes, who is linked with whom, what is cut, how fast time
/// passes, what survives a crash, which strangers have come, and the one journal of all that
/// happens.
///
/// Commands come in here and become peers learnt, sockets blocked, clocks stopped; what nodes and
/// transports report goes out to the journal. How a node thinks (`node`), how bytes travel
/// (`transport`) and what the journal means (`journal`) have no place here, nor has any window.
/// Start reading at [hearsay.cluster.Cluster], then [hearsay.cluster.ClusterClock] for time,
/// [hearsay.cluster.FrameMatcher] for how a frame's two ends become one flight,
/// [hearsay.cluster.LinkSteps] for what can be undone, [hearsay.cluster.Past] for how a cluster
/// goes on from a moment of another, and [hearsay.cluster.ForeignNodes] for the nodes of other
/// processes.
@NullMarked
package hearsay.cluster;

import org.jspecify.annotations.NullMarked;
