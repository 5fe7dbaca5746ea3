package hearsay.node;

/// What a frame did to the node that got it.
public enum Reception {
  /// The node learnt something.
  TAUGHT,
  /// The node knew all of it.
  KNEW,
  /// The frame's state differs and was not taken: under Part 0 its version is not higher, under PN
  /// it names more actors than a state may have and nothing else that is new.
  REFUSED,
  /// The frame belongs to another rule, or its sender may not be a peer.
  IGNORED
}
