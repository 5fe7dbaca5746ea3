package hearsay.viz.chart;

import hearsay.journal.Journal;
import hearsay.journal.trace.Series;
import org.jspecify.annotations.Nullable;

/// The figures of the journal that is shown, read on whenever a chart is about to be drawn.
final class History {
  /// Read at most at once, so that a long recording delays the chart, not the window: some
  /// milliseconds.
  private static final int MAX_ENTRIES = 20_000;

  private @Nullable Journal journal;
  private Series series = new Series();

  Series series() {
    return series;
  }

  /// Reads on.
  ///
  /// @return whether there was anything new
  boolean read(Journal shown) {
    boolean isOther = shown != journal;
    if (isOther) {
      journal = shown;
      series = new Series();
    }
    return series.advance(shown, shown.end(), MAX_ENTRIES) > 0 || isOther;
  }
}
