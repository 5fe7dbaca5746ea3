package hearsay.crdt;

import java.math.BigInteger;

/// The state of the Part 0 rule: the higher version wins, whole. Two nodes that count at the same
/// time reach the same version, and one operation is lost or the two disagree for good: kept for
/// teaching and for foreign nodes. Both numbers are compared and printed unsigned.
///
/// @param versionBits the version, unsigned 32-bit
/// @param counter unsigned 64-bit
public record VersionedCounter(int versionBits, long counter) implements CounterState {
  public static final VersionedCounter ZERO = new VersionedCounter(0, 0);

  /// The largest version and the largest counter: all bits set.
  private static final int TOP_VERSION_BITS = -1;

  private static final long TOP_COUNTER = -1L;

  /// Counter and version both one higher.
  ///
  /// @throws CounterLimitException if version or counter is at its top
  public VersionedCounter increment() {
    if (counter == TOP_COUNTER) {
      throw new CounterLimitException(
          "Can't increment: the counter is at its top, " + Long.toUnsignedString(TOP_COUNTER));
    }
    return new VersionedCounter(nextVersionBits("increment"), counter + 1);
  }

  /// Counter one lower, version one higher.
  ///
  /// @throws CounterLimitException if the counter is 0 or the version at its top
  public VersionedCounter decrement() {
    if (counter == 0) {
      throw new CounterLimitException(
          "Can't decrement: the counter is 0, and under the Part 0 rule it can't go below");
    }
    return new VersionedCounter(nextVersionBits("decrement"), counter - 1);
  }

  /// Whether a node with this state adopts `other`: its version is higher.
  public boolean adopts(VersionedCounter other) {
    return Integer.compareUnsigned(other.versionBits, versionBits) > 0;
  }

  @Override
  public BigInteger value() {
    return new BigInteger(Long.toUnsignedString(counter));
  }

  @Override
  public BigInteger version() {
    return BigInteger.valueOf(Integer.toUnsignedLong(versionBits));
  }

  @Override
  public StateHash hash() {
    return StateHash.of(this);
  }

  @Override
  public CounterRule rule() {
    return CounterRule.PART0;
  }

  @Override
  public String toString() {
    return "v" + Integer.toUnsignedString(versionBits) + ":" + Long.toUnsignedString(counter);
  }

  private int nextVersionBits(String operation) {
    if (versionBits == TOP_VERSION_BITS) {
      throw new CounterLimitException(
          "Can't %s: the version is at its top, %s"
              .formatted(operation, Integer.toUnsignedString(TOP_VERSION_BITS)));
    }
    return versionBits + 1;
  }
}
