package hearsay.discovery;

import static hearsay.contract.Contract.require;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When a client calls the server. Chance spreads the calls of a thousand nodes that were started
/// together.
///
/// @param interval the longest pause between two rounds, in good times and in bad ones, so that a
///   server that comes back knows all within two of them
record Rhythm(Duration interval) {
  /// A third of the TTL: two heartbeats in a row may be lost.
  private static final int BEATS_PER_TTL = 3;

  /// A server may ask for no more than this, whatever TTL it names.
  static final Duration SHORTEST_INTERVAL = Duration.ofMillis(30);

  /// Nor may it have us wait longer: it could be another one by then.
  static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

  private static final long FIRST_RETRY_MILLIS = 100;
  private static final long LONGEST_RETRY_MILLIS = 2_000;

  /// Heartbeats for registrations of that TTL.
  ///
  /// @param ttlMillis as the server said; any number
  static Rhythm ofTtl(long ttlMillis) {
    var millis =
        Math.clamp(
            ttlMillis / BEATS_PER_TTL, SHORTEST_INTERVAL.toMillis(), LONGEST_INTERVAL.toMillis());
    return new Rhythm(Duration.ofMillis(millis));
  }

  /// From a heartbeat to the next: 80 to 100 % of the interval.
  Duration untilHeartbeat(RandomGenerator random) {
    return scaled(interval.toMillis(), 0.8 + random.nextDouble() * 0.2);
  }

  /// From a failed round to the next try: doubling, never above the interval or two seconds, less
  /// up to a half by chance.
  ///
  /// @param failures in a row, at least 1
  Duration untilRetry(int failures, RandomGenerator random) {
    require(failures >= 1, "there is something to try again");
    var doubled = FIRST_RETRY_MILLIS << Math.min(failures - 1, 10);
    var longest = Math.min(LONGEST_RETRY_MILLIS, interval.toMillis());
    return scaled(Math.min(doubled, longest), 0.5 + random.nextDouble() * 0.5);
  }

  private static Duration scaled(long millis, double factor) {
    return Duration.ofNanos((long) (millis * 1e6 * factor));
  }
}
