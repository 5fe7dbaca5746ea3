package hearsay.fault;

import static hearsay.contract.Contract.require;

import hearsay.protocol.PeerAddress;
import java.util.SplittableRandom;

/// What becomes of one frame on a faulty link.
///
/// @param isLost it never arrives
/// @param delayNanos how much longer than usual its way takes
/// @param isDuplicated it arrives twice
/// @param duplicateDelayNanos how much longer than usual the way of the second copy takes
/// @param isReordered later frames may overtake it
/// @param setback how far it falls behind if it is reordered, as a part of its way, 0 to 1
public record Fate(
    boolean isLost,
    long delayNanos,
    boolean isDuplicated,
    long duplicateDelayNanos,
    boolean isReordered,
    double setback) {
  /// The fate of every frame on a link without faults.
  public static final Fate NONE = new Fate(false, 0, false, 0, false, 0);

  public Fate {
    require(delayNanos >= 0 && duplicateDelayNanos >= 0, "a delay is not negative");
    require(setback >= 0 && setback <= 1, "a setback is a part");
  }

  /// The fate of the `ordinal`-th frame of a link: always the same for the same faults, seed and
  /// ordinal. Each part is drawn whether it is needed or not, so that a change of one fault leaves
  /// the draws of the others as they were.
  public static Fate of(LinkFaults faults, long linkSeed, long ordinal) {
    if (faults.equals(LinkFaults.NONE)) {
      return NONE;
    }
    var random = new SplittableRandom(mixed(linkSeed ^ mixed(ordinal)));
    var isLost = random.nextDouble() < faults.loss();
    var delayNanos = delay(faults, random.nextDouble());
    var isDuplicated = random.nextDouble() < faults.duplication();
    var duplicateDelayNanos = delay(faults, random.nextDouble());
    var isReordered = random.nextDouble() < faults.reordering();
    return new Fate(
        isLost, delayNanos, isDuplicated, duplicateDelayNanos, isReordered, random.nextDouble());
  }

  /// The seed of one directed link, from the seed of the whole run.
  public static long linkSeed(long seed, PeerAddress from, PeerAddress to) {
    return mixed(mixed(seed ^ from.toString().hashCode()) + to.toString().hashCode());
  }

  private static long delay(LinkFaults faults, double part) {
    var jitterNanos = (long) (part * faults.jitterNanos());
    var sum = faults.latencyNanos() + jitterNanos;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /// Spreads near seeds far apart (the finalizer of SplitMix64, Steele et al. 2014, figure 16):
  /// neighbouring ordinals must not get the same stream of numbers, shifted by one.
  private static long mixed(long bits) {
    var mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
