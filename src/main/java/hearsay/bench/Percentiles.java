package hearsay.bench;

import static hearsay.contract.Contract.require;

import java.util.Arrays;

/// Exact percentiles of a few thousand samples: sorted, by nearest rank. Immutable.
final class Percentiles {
  private final long[] sorted;

  private Percentiles(long[] sorted) {
    this.sorted = sorted;
  }

  /// @param samples at least one, in any order; copied
  static Percentiles of(long... samples) {
    require(samples.length > 0, "percentiles need a sample");
    var sorted = samples.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /// The smallest sample that at least this share of all samples does not exceed.
  ///
  /// @param share above 0, at most 1; 0.5 is the median
  long at(double share) {
    require(share > 0 && share <= 1, "a share lies above 0 and is at most 1");
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  long median() {
    return at(0.5);
  }
}
