package hearsay.crdt;

import static hearsay.contract.Contract.require;

/// One actor's totals; both only grow.
///
/// @param increments how many increments the actor made, 0 to [#MAX]
/// @param decrements how many decrements the actor made, 0 to [#MAX]
public record Tally(long increments, long decrements) {
  /// The largest total an entry may reach. Frames above it are rejected, operations that would pass
  /// it refused. Two of them still add up within an unsigned 64-bit number.
  public static final long MAX = 1L << 62;

  public static final Tally ZERO = new Tally(0, 0);

  public Tally {
    require(increments >= 0 && increments <= MAX, "increments lie in 0..2^62");
    require(decrements >= 0 && decrements <= MAX, "decrements lie in 0..2^62");
  }

  /// The pointwise maximum of both.
  public Tally max(Tally other) {
    return new Tally(
        Math.max(increments, other.increments), Math.max(decrements, other.decrements));
  }

  /// Whether this tally is at least the other in both totals.
  public boolean covers(Tally other) {
    return increments >= other.increments && decrements >= other.decrements;
  }
}
