package hearsay.crdt;

import java.nio.charset.StandardCharsets;

/// 128-bit fingerprint of a counter state, the same on every node and in every language. Two states
/// with the same fingerprint are taken to be equal. It guards against accidents, not against an
/// enemy who builds collisions.
///
/// The fingerprint of a PN state is the sum of its entries' fingerprints, lane by lane, modulo
/// 2^64; an entry of two zeros counts as no entry. In Python, whole:
///
/// ```python
/// M = 2**64 - 1
/// def mix(h):                                    # the finalizer of SplitMix64
///     h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9 & M
///     h = (h ^ h >> 27) * 0x94d049bb133111eb & M
///     return h ^ h >> 31
/// def lane(h, name, incarnation, increments, decrements):
///     for b in name.encode("utf-8"):             # FNV-1a, 64 bits
///         h = (h ^ b) * 0x100000001b3 & M
///     for word in (incarnation, increments, decrements):
///         h = mix(h ^ word)
///     return h
/// def fingerprint(entries):                      # of (name, incarnation, increments, decrements)
///     high = sum(lane(0xcbf29ce484222325, *e) for e in entries) & M
///     low = sum(lane(0x9e3779b97f4a7c15, *e) for e in entries) & M
///     return f"{high:016x}{low:016x}"
/// ```
///
/// Test vector: `fingerprint([("n1", 1, 3, 0), ("n2", 0xfedcba9876543210, 5, 2)])` is
/// `e86c814ed50e6623203f6f4c5f7e8335`.
///
/// The fingerprint of a Part 0 state, in the same terms, is `low = mix(counter ^
/// 0x9e3779b97f4a7c15)`, `high = mix(version ^ low)`; it is exact, no two states share one.
///
/// @param high the first 64 bits
/// @param low the last 64 bits
public record StateHash(long high, long low) {
  /// The fingerprint of the empty PN state.
  public static final StateHash ZERO = new StateHash(0, 0);

  private static final long HIGH_BASIS = 0xcbf29ce484222325L;
  private static final long LOW_BASIS = 0x9e3779b97f4a7c15L;
  private static final long FNV_PRIME = 0x100000001b3L;

  static StateHash of(PnCounter state) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < state.size(); i++) {
      var actor = state.actorAt(i);
      var name = actor.name().getBytes(StandardCharsets.UTF_8);
      long increments = state.incrementsAt(i);
      long decrements = state.decrementsAt(i);
      high += lane(HIGH_BASIS, name, actor.incarnation(), increments, decrements);
      low += lane(LOW_BASIS, name, actor.incarnation(), increments, decrements);
    }
    return new StateHash(high, low);
  }

  static StateHash of(VersionedCounter state) {
    long low = mix(state.counter() ^ LOW_BASIS);
    return new StateHash(mix(Integer.toUnsignedLong(state.versionBits()) ^ low), low);
  }

  /// 32 hexadecimal digits.
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }

  private static long lane(
      long basis, byte[] name, long incarnation, long increments, long decrements) {
    long hash = basis;
    for (byte b : name) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return mix(mix(mix(hash ^ incarnation) ^ increments) ^ decrements);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
