package hearsay.cluster;

import hearsay.fault.LinkFaults;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a link, in words. Times are told as they are seen, in real time: a link's
/// latency is cluster time and takes the longer, the slower the pace. Pure.
public final class FaultWords {
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final double NANOS_PER_MILLI = 1e6;

  private FaultWords() {}

  /// "cut, 200 ms late, up to 50 ms jitter, loses 20 %, doubles 5 %, reorders 10 %"; "no faults".
  ///
  /// @param clockRate cluster time that passes in real time, above 0
  public static String of(LinkFaults faults, double clockRate) {
    var words = new ArrayList<String>();
    if (faults.isSevered()) {
      words.add("cut");
    }
    if (faults.latencyNanos() > 0) {
      words.add(span(faults.latencyNanos(), clockRate) + " late");
    }
    if (faults.jitterNanos() > 0) {
      words.add("up to " + span(faults.jitterNanos(), clockRate) + " jitter");
    }
    add(words, "loses ", faults.loss());
    add(words, "doubles ", faults.duplication());
    add(words, "reorders ", faults.reordering());
    return words.isEmpty() ? "no faults" : String.join(", ", words);
  }

  private static void add(List<String> words, String verb, double probability) {
    if (probability > 0) {
      words.add(verb + percent(probability));
    }
  }

  /// "20 %", "0.5 %".
  public static String percent(double probability) {
    return number(probability * 100) + " %";
  }

  /// "200 ms", of a span of cluster time as it is seen.
  public static String span(long clusterNanos, double clockRate) {
    return number(realMillis(clusterNanos, clockRate)) + " ms";
  }

  /// How long a span of cluster time takes, in milliseconds.
  public static double realMillis(long clusterNanos, double clockRate) {
    return clusterNanos / clockRate / NANOS_PER_MILLI;
  }

  /// The span of cluster time that takes so many milliseconds.
  public static long clusterNanos(double realMillis, double clockRate) {
    return Math.round(realMillis * clockRate * NANOS_PER_MILLI);
  }

  /// Three digits, and all before the point: "33.3", "0.125", "12345".
  public static String number(double value) {
    var decimal = BigDecimal.valueOf(value);
    var digits = Math.max(THREE_DIGITS.getPrecision(), decimal.precision() - decimal.scale());
    var rounded = decimal.round(new MathContext(digits)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /// "about 1 of 5 frames"; "every frame"; "about 19 of 20 frames".
  static String share(double probability) {
    if (probability >= 1) {
      return "every frame";
    }
    if (probability <= 0.5) {
      return "about 1 of " + Math.round(1 / probability) + " frames";
    }
    var spared = Math.round(1 / (1 - probability));
    return "about " + (spared - 1) + " of " + spared + " frames";
  }
}
