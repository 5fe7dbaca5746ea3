package hearsay.node;

/// How a node sees a peer: only failed dials and unanswered digests demote it, anything heard from
/// it revives it.
public enum PeerState {
  ACTIVE,
  SUSPECT,
  GONE
}
