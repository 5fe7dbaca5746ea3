package hearsay.crdt;

import java.math.BigInteger;

/// What a node knows of the counter at one moment; immutable. Equal states have equal hashes, and
/// (for the PN rule) equal versions.
public sealed interface CounterState permits PnCounter, VersionedCounter {
  /// The number the node shows.
  BigInteger value();

  /// PN: how many operations this state has heard of. Part 0: the version, unsigned.
  BigInteger version();

  /// A 128-bit fingerprint of the whole state, the same on every node and platform.
  StateHash hash();

  /// The rule this state belongs to.
  CounterRule rule();
}
