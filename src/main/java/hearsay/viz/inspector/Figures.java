package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.Locale;

/// Numbers, times and names as the inspector writes them.
final class Figures {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MINUTE_NANOS = 60 * SECOND_NANOS;

  /// Of an incarnation's 16 digits the last tell two of them apart.
  private static final int SHORT_DIGITS = 4;

  private Figures() {}

  /// A moment of cluster time: "0:12.1".
  static String moment(long nanos) {
    long tenths = Math.max(0, nanos) / (SECOND_NANOS / 10);
    return "%d:%02d.%d".formatted(tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /// How long something took: "85 µs", "12 ms", "1.4 s", "2:05 min".
  static String span(long nanos) {
    if (nanos < 1_000_000) {
      return Math.max(0, nanos) / 1_000 + " µs";
    }
    if (nanos < SECOND_NANOS) {
      return nanos < 10_000_000
          ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
          : nanos / 1_000_000 + " ms";
    }
    return nanos < MINUTE_NANOS
        ? String.format(Locale.ROOT, "%.1f s", nanos / 1e9)
        : "%d:%02d min".formatted(nanos / MINUTE_NANOS, nanos / SECOND_NANOS % 60);
  }

  /// How long ago something was, to the second: "00:14 ago".
  static String ago(long nanos) {
    long seconds = Math.max(0, nanos) / SECOND_NANOS;
    return "%02d:%02d ago".formatted(seconds / 60, seconds % 60);
  }

  /// A wait or an age that is watched while it passes, to the tenth of a second: "1.4 s".
  static String tenths(long nanos) {
    return nanos < MINUTE_NANOS
        ? String.format(Locale.ROOT, "%.1f s", Math.max(0, nanos) / (SECOND_NANOS / 10) / 10.0)
        : span(nanos);
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String bytes(long bytes) {
    return grouped(bytes) + " B";
  }

  /// With a real minus sign.
  static String number(BigInteger number) {
    return number.signum() < 0 ? "−" + number.negate() : number.toString();
  }

  static String plus(long increments) {
    return "+" + increments;
  }

  static String minus(long decrements) {
    return "−" + decrements;
  }

  /// "+3 −0".
  static String tally(Tally tally) {
    return plus(tally.increments()) + " " + minus(tally.decrements());
  }

  /// "#3f2a".
  static String incarnation(ActorId actor) {
    var digits = "%016x".formatted(actor.incarnation());
    return "#" + digits.substring(digits.length() - SHORT_DIGITS);
  }

  /// "n4 #3f2a".
  static String actor(ActorId actor) {
    return actor.name() + " " + incarnation(actor);
  }
}
