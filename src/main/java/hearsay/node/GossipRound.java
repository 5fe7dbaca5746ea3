package hearsay.node;

import java.util.random.RandomGenerator;

/// When to compare notes. Rounds follow each other by the sync interval with a little jitter, so
/// that nodes started together drift apart; while nothing is found to differ, the interval doubles
/// up to ten times its length; anything that may make states differ brings the next round near
/// again.
final class GossipRound {
  /// Keeps an idle cluster quiet, and an isolated node within reach of a probe.
  static final int MAX_BACKOFF = 10;

  /// Every so many rounds one peer that was given up is asked too, for ever.
  static final int PROBE_EVERY_ROUNDS = 5;

  /// Every so many rounds one peer outside the view is asked too. That takes two new connections,
  /// so it is seldom; the views alone bring everyone together, unless they fell into islands while
  /// a cluster was cut.
  static final int STRANGER_EVERY_ROUNDS = 10;

  /// A round is moved by at most this part of its interval, either way.
  private static final double JITTER = 0.1;

  /// A node that has just met its first peers waits at most this part of the interval.
  private static final int START_PART = 4;

  private final long syncIntervalNanos;
  private final RandomGenerator random;
  private int backoff = 1;
  private boolean isDisturbed = true;
  private long rounds;
  private long nextNanos;

  GossipRound(long syncIntervalNanos, RandomGenerator random, long nowNanos) {
    this.syncIntervalNanos = syncIntervalNanos;
    this.random = random;
    this.nextNanos = nowNanos + jittered(syncIntervalNanos);
  }

  long nextNanos() {
    return nextNanos;
  }

  int backoff() {
    return backoff;
  }

  /// Whether nothing has differed for so long that one peer a round is enough to ask.
  boolean isCalm() {
    return backoff == MAX_BACKOFF;
  }

  /// Whether the round under way also probes a peer that is gone.
  boolean isProbing() {
    return rounds % PROBE_EVERY_ROUNDS == 0;
  }

  /// Whether the round under way also asks a peer outside the view.
  boolean isMeetingStranger() {
    return rounds % STRANGER_EVERY_ROUNDS == 0;
  }

  /// A round begins: plans the next one.
  void begin(long nowNanos) {
    rounds++;
    backoff = isDisturbed ? 1 : Math.min(2 * backoff, MAX_BACKOFF);
    isDisturbed = false;
    nextNanos = nowNanos + jittered(backoff * syncIntervalNanos);
  }

  /// States may differ now: the next round comes within one plain interval. Returns whether it
  /// moved.
  boolean disturb(long nowNanos) {
    isDisturbed = true;
    if (backoff == 1) {
      return false;
    }
    backoff = 1;
    return bringForward(nowNanos + jittered(syncIntervalNanos));
  }

  /// New peers are there: the next round comes promptly, but not at one moment on all nodes.
  /// Returns whether it moved.
  boolean hurry(long nowNanos) {
    isDisturbed = true;
    backoff = 1;
    return bringForward(nowNanos + random.nextLong(syncIntervalNanos / START_PART));
  }

  private boolean bringForward(long atNanos) {
    if (atNanos >= nextNanos) {
      return false;
    }
    nextNanos = atNanos;
    return true;
  }

  private long jittered(long nanos) {
    return (long) (nanos * (1 - JITTER + 2 * JITTER * random.nextDouble()));
  }
}
