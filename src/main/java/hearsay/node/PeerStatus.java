package hearsay.node;

import hearsay.protocol.PeerAddress;

/// A peer as a node sees it at one moment.
///
/// @param lastHeardNanos the node's time when it last heard from this peer, or [Long#MIN_VALUE] for
///   never
public record PeerStatus(PeerAddress address, PeerState state, long lastHeardNanos) {}
