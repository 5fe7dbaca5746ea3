package hearsay.transport;

import static hearsay.contract.Contract.require;

import java.util.random.RandomGenerator;

/// How long to wait after failed dials: doubling from [#FIRST_MILLIS] to [#LAST_MILLIS], less up to
/// a half by chance, so that nodes that lost the same peer do not come back in step.
final class Backoff {
  static final long FIRST_MILLIS = 50;

  /// A peer that returns is found again within this time even if it does not speak first.
  static final long LAST_MILLIS = 2_000;

  private Backoff() {}

  /// The wait after the `failures`-th failure in a row, in nanoseconds.
  static long nanos(int failures, RandomGenerator random) {
    require(failures >= 1, "there is something to back off from");
    var doublings = Math.min(failures - 1, 10);
    var fullMillis = Math.min(LAST_MILLIS, FIRST_MILLIS << doublings);
    var millis = fullMillis * (0.5 + random.nextDouble() / 2);
    return (long) (millis * 1e6);
  }
}
