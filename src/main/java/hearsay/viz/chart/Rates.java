package hearsay.viz.chart;

import hearsay.journal.trace.Series;

/// What went over the wire, in cells wide enough for a rate to mean something.
///
/// @param cellMillis how long a cell is
/// @param messages frames sent a second, cell by cell
/// @param bytes of them, likewise
/// @param useless the share of the frames handled that taught nothing, 0 to 1; NaN where none was
record Rates(double cellMillis, double[] messages, double[] bytes, double[] useless) {
  /// One frame in a hundredth of a second is not a hundred a second.
  private static final double LEAST_CELL_MILLIS = 500;

  /// @param endMillis real time up to which cells go
  /// @param leastMillis how long a cell is, at least: what can be told apart on the screen
  static Rates of(Series series, double endMillis, double leastMillis) {
    double least = Math.max(LEAST_CELL_MILLIS, leastMillis);
    int buckets = Math.max(1, (int) Math.ceil(least / series.bucketMillis()));
    double cellMillis = (double) buckets * series.bucketMillis();
    double span = Math.max(0, endMillis - series.startMillis());
    int cells = series.size() == 0 ? 0 : (int) Math.floor(span / cellMillis) + 1;
    var rates = new Rates(cellMillis, new double[cells], new double[cells], new double[cells]);
    for (int cell = 0; cell < cells; cell++) {
      double elapsed = Math.clamp(span - cell * cellMillis, LEAST_CELL_MILLIS / 2, cellMillis);
      rates.put(cell, series, cell * buckets, buckets, elapsed / 1_000);
    }
    return rates;
  }

  private void put(int cell, Series series, int first, int buckets, double seconds) {
    int last = Math.min(first + buckets, series.size()) - 1;
    double delivered = series.delivered(first, last);
    messages[cell] = series.messages(first, last) / seconds;
    bytes[cell] = series.bytes(first, last) / seconds;
    useless[cell] = delivered == 0 ? Double.NaN : 1 - series.taught(first, last) / delivered;
  }

  int cells() {
    return messages.length;
  }

  /// The cell of a moment, the nearest there is.
  int cellAt(double sinceMillis) {
    return (int) Math.clamp((long) (sinceMillis / cellMillis), 0, Math.max(0, cells() - 1));
  }
}
