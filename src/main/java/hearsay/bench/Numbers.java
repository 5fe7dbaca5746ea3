package hearsay.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures as text for people: three significant digits, thousands grouped, the same in every
/// language.
final class Numbers {
  private Numbers() {}

  /// The number, or a dash for none.
  static String text(@Nullable Double number) {
    if (number == null) {
      return "-";
    }
    var size = Math.abs(number);
    if (size >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", number / 1e6);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
  }

  static String text(@Nullable Double number, Unit unit) {
    return number == null ? "-" : text(number) + " " + unit.symbol();
  }

  static String text(Budget budget, Unit unit) {
    return switch (budget) {
      case Budget.None _ -> "-";
      case Budget.AtMost(var limit) -> "≤ " + plain(limit) + " " + unit.symbol();
      case Budget.AtLeast(var limit) -> "≥ " + plain(limit) + " " + unit.symbol();
      case Budget.TimesFloor(var factor) -> "≤ " + plain(factor) + " × floor";
    };
  }

  /// A round number without the digits that a measured one needs.
  private static String plain(double number) {
    return number >= 1e6
        ? plain(number / 1e6) + " M"
        : String.format(Locale.ROOT, number == Math.rint(number) ? "%,.0f" : "%,.1f", number);
  }
}
