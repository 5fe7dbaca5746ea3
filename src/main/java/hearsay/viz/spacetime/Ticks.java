package hearsay.viz.spacetime;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Marks on a time axis at round times, in sensible units.
final class Ticks {
  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;
  private static final double MINUTE = 60 * SECOND;
  private static final double HOUR = 60 * MINUTE;
  private static final double[] STEPS = steps();

  private Ticks() {}

  private static double[] steps() {
    var tens = new double[] {1, 10, 100};
    var decimal =
        DoubleStream.of(1, MICRO, MILLI)
            .flatMap(unit -> DoubleStream.of(tens).map(ten -> ten * unit))
            .flatMap(unit -> DoubleStream.of(unit, 2 * unit, 5 * unit));
    var clock =
        DoubleStream.of(SECOND, MINUTE)
            .flatMap(unit -> DoubleStream.of(1, 2, 5, 10, 15, 30).map(count -> count * unit));
    var hours = DoubleStream.of(1, 2, 4, 6, 12, 24).map(count -> count * HOUR);
    return Stream.of(decimal, clock, hours).flatMapToDouble(some -> some).toArray();
  }

  /// The smallest round step that is not below this one.
  static double step(double smallest) {
    for (var step : STEPS) {
      if (step >= smallest) {
        return step;
      }
    }
    return Math.ceil(smallest / (24 * HOUR)) * 24 * HOUR;
  }

  /// A time as precisely as a step of this length asks for: "0:42", "1.25 s", "250 ms", "40 µs".
  ///
  /// @param nanos at least 0
  static String words(long nanos, double step) {
    if (step >= SECOND) {
      return clock(nanos);
    }
    if (nanos >= SECOND) {
      var decimals = (int) Math.ceil(-Math.log10(step / SECOND) - 1e-9);
      return decimal(nanos / SECOND, decimals) + " s";
    }
    if (nanos >= MILLI || step >= MILLI) {
      var decimals = Math.max(0, (int) Math.ceil(-Math.log10(step / MILLI) - 1e-9));
      return decimal(nanos / MILLI, decimals) + " ms";
    }
    var decimals = Math.max(0, (int) Math.ceil(-Math.log10(step / MICRO) - 1e-9));
    return decimal(nanos / MICRO, decimals) + " µs";
  }

  /// Real time since the start, as precisely as a step of this length asks for: "0:42", "0:42.35".
  ///
  /// @param millis at least 0, @param step likewise in milliseconds
  static String since(long millis, double step) {
    var whole = clock(millis / 1_000 * 1_000_000_000L);
    if (step >= 1_000) {
      return whole;
    }
    var decimals = step >= 100 ? 1 : step >= 10 ? 2 : 3;
    return whole + String.format(Locale.ROOT, ".%03d", millis % 1_000).substring(0, decimals + 1);
  }

  /// How long something took, with two digits or three: "120 µs", "1.3 ms".
  static String span(long nanos) {
    return words(nanos, nanos < MILLI ? MICRO : nanos < 100 * MILLI ? MILLI / 10 : MILLI);
  }

  private static String clock(long nanos) {
    var seconds = Math.round(nanos / SECOND);
    return seconds >= 3_600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String decimal(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
