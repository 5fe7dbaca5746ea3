package hearsay.node;

/// What a frame did to the node that got it.
public enum Reception {
  /// The node learnt something.
  TAUGHT,
  /// The node knew all of it.
  KNEW,
  /// Part 0: the frame's state was not adopted though it differs (its version is not higher).
  REFUSED,
  /// The frame belongs to another rule, or its sender may not be a peer.
  IGNORED
}
