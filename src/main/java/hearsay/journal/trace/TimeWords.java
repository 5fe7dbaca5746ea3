package hearsay.journal.trace;

import hearsay.fault.LinkFaults;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Times and what is wrong with a link, in words.
final class TimeWords {
  private TimeWords() {}

  /// A moment of cluster time: "12.345 s".
  static String seconds(long atNanos) {
    return String.format(Locale.ROOT, "%.3f s", atNanos / 1e9);
  }

  static String pace(long hopNanos) {
    return hopNanos == 0
        ? "Pace: real time, no delay added"
        : "Pace: a hop takes " + span(hopNanos);
  }

  /// "is cut", "is in order", "has 100 ms latency, 20 % loss".
  static String faults(LinkFaults faults) {
    if (faults.isSevered()) {
      return "is cut";
    }
    var wrong = new ArrayList<String>();
    if (faults.latencyNanos() > 0) {
      wrong.add(span(faults.latencyNanos()) + " latency");
    }
    if (faults.jitterNanos() > 0) {
      wrong.add(span(faults.jitterNanos()) + " jitter");
    }
    addShare(wrong, faults.loss(), " loss");
    addShare(wrong, faults.duplication(), " duplication");
    addShare(wrong, faults.reordering(), " reordering");
    return wrong.isEmpty() ? "is in order" : "has " + String.join(", ", wrong);
  }

  private static void addShare(List<String> wrong, double share, String what) {
    if (share > 0) {
      wrong.add(plain(100 * share) + " %" + what);
    }
  }

  /// With two decimals at most, and none that is nothing.
  private static String plain(double number) {
    var rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }

  /// "150 ms", "1.2 s".
  private static String span(long nanos) {
    return nanos < 1_000_000_000L ? plain(nanos / 1e6) + " ms" : plain(nanos / 1e9) + " s";
  }
}
