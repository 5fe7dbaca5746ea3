package hearsay.node;

import hearsay.protocol.PeerAddress;

/// One peer of a node: what [PeerTable] knows of it, and the handle by which the other parts name
/// it. Only the table changes it. Compared by identity: a peer that was forgotten and learned again
/// is another one.
final class Peer {
  /// The time of what has never happened.
  static final long NEVER = Long.MIN_VALUE;

  private final PeerAddress address;
  PeerState state = PeerState.ACTIVE;
  long lastHeardNanos = NEVER;

  /// False from a failed dial until it is heard or its link opens. A peer that only is silent may
  /// still hear us (a link can be cut one way), so it is pushed to; one that can't be dialled is
  /// not.
  boolean isReachable = true;

  /// When the oldest question was sent that this peer has not reacted to, or [#NEVER].
  long askedNanos = NEVER;

  /// Failed dials and unanswered questions since it was last heard.
  int strikes;

  long lastStrikeNanos = NEVER;

  Peer(PeerAddress address) {
    this.address = address;
  }

  PeerAddress address() {
    return address;
  }

  boolean isActive() {
    return state == PeerState.ACTIVE;
  }

  boolean isSuspect() {
    return state == PeerState.SUSPECT;
  }

  boolean isGone() {
    return state == PeerState.GONE;
  }

  PeerStatus status() {
    return new PeerStatus(address, state, lastHeardNanos);
  }

  @Override
  public String toString() {
    return address + " " + state;
  }
}
