/// Carries frames between nodes: the [hearsay.transport.Transport] port with its contract, TCP
/// (outgoing: [hearsay.transport.PeerLink], incoming: [hearsay.transport.Listener]), an in-memory
/// network for tests, and [hearsay.transport.FaultyTransport], which puts faults around either and
/// holds the frames that are on their way ([hearsay.transport.HeldFrame]). Only the decorator knows
/// of faults; the TCP code is what a production node runs. Nothing here knows what a message means.
/// Start with [hearsay.transport.Transport], then [hearsay.transport.TcpTransport].
@NullMarked
package hearsay.transport;

import org.jspecify.annotations.NullMarked;
