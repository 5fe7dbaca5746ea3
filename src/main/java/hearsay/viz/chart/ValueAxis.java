package hearsay.viz.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A figure from bottom to top.
///
/// @param low at the bottom, @param high at the top, above it
/// @param step between marks, which stand at round numbers
record ValueAxis(Area area, double low, double high, double step) {
  /// So much of the range is added, so that no line touches an edge.
  private static final double MARGIN = 0.06;

  /// A mark at a round number.
  record Tick(double y, String words) {}

  /// A little more than from `least` to `most`.
  ///
  /// @param distance pixels between marks, at least, if two of them fit
  /// @param isWhole whether there is nothing between whole numbers
  static ValueAxis of(Area area, double least, double most, double distance, boolean isWhole) {
    double range = Math.max(most - least, isWhole ? 1 : 1e-9);
    double apart = Math.min(distance, area.height() / 2);
    double step = step(range * apart / Math.max(1, area.height()));
    double margin = MARGIN * range;
    double low = least == 0 ? 0 : least - margin;
    return new ValueAxis(area, low, least + range + margin, isWhole ? Math.max(1, step) : step);
  }

  /// The smallest of 1, 2, 5, 10, 20 … that is not below this one.
  private static double step(double smallest) {
    double power = Math.pow(10, Math.floor(Math.log10(smallest)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= smallest) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  double y(double value) {
    return area.bottom() - area.height() * (value - low) / (high - low);
  }

  List<Tick> ticks() {
    var ticks = new ArrayList<Tick>();
    for (double i = Math.ceil(low / step); i * step <= high; i++) {
      double value = i * step;
      ticks.add(new Tick(y(value), words(value)));
    }
    return ticks;
  }

  /// "7", "1.5 k", "−20 M".
  static String words(double value) {
    double size = Math.abs(value);
    var sign = value < 0 && size >= 1e-9 ? "−" : "";
    if (size >= 1e15) {
      return sign + String.format(Locale.ROOT, "%.1e", size);
    }
    if (size >= 1e9) {
      return sign + plain(size / 1e9) + " G";
    }
    if (size >= 1e6) {
      return sign + plain(size / 1e6) + " M";
    }
    return size >= 1e4 ? sign + plain(size / 1e3) + " k" : sign + plain(size);
  }

  private static String plain(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return String.format(Locale.ROOT, rounded == Math.rint(rounded) ? "%.0f" : "%.1f", rounded);
  }
}
