package hearsay.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The figures as a table that is written line by line while they come in.
final class TextReport {
  private static final String ROW = "%-52s %-7s %12s %12s %8s %14s  %s";

  private TextReport() {}

  static List<String> head(Machine machine) {
    return List.of(
        machine.line(),
        "",
        line("figure", "journal", "measured", "floor", "ratio", "budget", "verdict"));
  }

  /// One line; a note follows on a line of its own.
  static List<String> lines(Figure figure) {
    var row =
        line(
            figure.name(),
            figure.journal().word(),
            Numbers.text(figure.measured(), figure.unit()),
            Numbers.text(figure.floor(), figure.unit()),
            ratio(figure.ratio()),
            Numbers.text(figure.budget(), figure.unit()),
            word(figure));
    return figure.note().isEmpty() ? List.of(row) : List.of(row, "  " + figure.note());
  }

  static List<String> lines(Failure failure) {
    return List.of(failure.benchmark() + " failed: " + failure.reason());
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).stripTrailing();
  }

  private static String ratio(@Nullable Double ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String word(Figure figure) {
    return switch (figure.verdict()) {
      case MET -> "met" + margin(figure.marginPercent());
      case MISSED -> "MISSED" + margin(figure.marginPercent());
      case NO_BUDGET -> "";
      case NOT_MEASURED -> "not measured";
    };
  }

  private static String margin(@Nullable Double percent) {
    return percent == null ? "" : String.format(Locale.ROOT, " by %.0f %%", Math.abs(percent));
  }
}
