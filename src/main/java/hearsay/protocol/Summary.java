package hearsay.protocol;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.StateHash;
import java.math.BigInteger;

/// A node's state in short.
///
/// @param actor the sender's present actor
/// @param value the sender's value, signed 128-bit
/// @param version the sender's version, 0 to 2^127 - 1
/// @param hash fingerprint of the sender's state; equal hashes mean equal states
public record Summary(ActorId actor, BigInteger value, BigInteger version, StateHash hash) {
  /// Both numbers fit in 128 bits with their sign; sums of entries don't come near it.
  static final int MAX_BIT_LENGTH = 127;

  public Summary {
    require(value.bitLength() <= MAX_BIT_LENGTH, "a value takes 128 bits");
    require(
        version.signum() >= 0 && version.bitLength() <= MAX_BIT_LENGTH,
        "a version lies in 0..2^127 - 1");
  }

  /// What a node that goes on as `actor` says of its state.
  public static Summary of(ActorId actor, CounterState state) {
    return new Summary(actor, state.value(), state.version(), state.hash());
  }
}
