package hearsay.viz.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Real time from left to right, counted from the journal's first entry.
///
/// @param left in pixels, @param width likewise
/// @param startMillis at the left end, milliseconds since the epoch
/// @param spanMillis from there to the right end, above 0
record TimeAxis(double left, double width, double startMillis, double spanMillis) {
  private static final double[] STEPS_MILLIS = {
    10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3,
    1_800e3, 3_600e3, 7_200e3, 14_400e3, 43_200e3, 86_400e3
  };

  /// A mark at a round time.
  record Tick(double x, String words) {}

  double x(double millis) {
    return left + width * Math.clamp((millis - startMillis) / spanMillis, 0, 1);
  }

  double millis(double x) {
    return startMillis + spanMillis * Math.clamp((x - left) / width, 0, 1);
  }

  /// Round times, at most one in so many pixels.
  List<Tick> ticks(double distance) {
    double step = step(spanMillis * distance / width);
    var ticks = new ArrayList<Tick>();
    for (double at = 0; at <= spanMillis; at += step) {
      ticks.add(new Tick(x(startMillis + at), words(at, step)));
    }
    return ticks;
  }

  /// The smallest round step that is not below this one.
  private static double step(double smallest) {
    for (double step : STEPS_MILLIS) {
      if (step >= smallest) {
        return step;
      }
    }
    double day = 86_400e3;
    return Math.ceil(smallest / day) * day;
  }

  /// Since the start, to the tenth of a second: "0:42.1".
  String words(double millis) {
    return words(Math.max(0, millis - startMillis), 100);
  }

  /// "0:42", "1:02:00"; as precise as the step asks for.
  private static String words(double sinceMillis, double stepMillis) {
    int decimals = stepMillis >= 1_000 ? 0 : stepMillis >= 100 ? 1 : 2;
    double unit = Math.pow(10, decimals);
    double seconds = Math.round(sinceMillis / 1e3 * unit) / unit;
    long minutes = (long) (seconds / 60);
    var rest =
        String.format(
            Locale.ROOT,
            decimals == 0 ? "%02.0f" : "%0" + (3 + decimals) + "." + decimals + "f",
            seconds - 60 * minutes);
    return minutes < 60
        ? minutes + ":" + rest
        : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, rest);
  }
}
