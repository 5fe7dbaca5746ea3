package hearsay.journal.trace;

/// One figure over time, in buckets that merge pairwise when there are too many of them.
final class Column {
  /// What two buckets, or two values in one bucket, come to.
  enum Merge {
    /// Both together: counts.
    SUM,
    /// The greater one: what a short peak must not be lost of.
    MAX,
    /// The later one: levels.
    LAST
  }

  private final Merge merge;
  private final double[] cells = new double[Series.MAX_BUCKETS];

  /// What buckets hold in which nothing happens.
  private double level;

  /// Buckets below this one hold their values in `cells`, later ones the level.
  private int filled;

  /// @param level before the first value
  Column(Merge merge, double level) {
    this.merge = merge;
    this.level = level;
  }

  void put(int bucket, double value) {
    for (; filled <= bucket; filled++) {
      cells[filled] = level;
    }
    switch (merge) {
      case SUM -> cells[bucket] += value;
      case MAX -> {
        cells[bucket] = Math.max(cells[bucket], value);
        level = value;
      }
      case LAST -> {
        cells[bucket] = value;
        level = value;
      }
    }
  }

  double at(int bucket) {
    return bucket < filled ? cells[bucket] : level;
  }

  /// What the last value left.
  double level() {
    return level;
  }

  /// Makes one bucket of every two.
  void halve() {
    int pairs = filled / 2;
    for (int i = 0; i < pairs; i++) {
      cells[i] = merged(cells[2 * i], cells[2 * i + 1]);
    }
    if (filled % 2 == 1) {
      cells[pairs] = cells[filled - 1];
    }
    filled -= pairs;
  }

  private double merged(double earlier, double later) {
    return switch (merge) {
      case SUM -> earlier + later;
      case MAX -> Math.max(earlier, later);
      case LAST -> later;
    };
  }
}
