package hearsay.viz.timeline;

/// Where on the scrubber a time lies, and back.
///
/// @param fromMillis real time at the left end, since the epoch
/// @param toMillis at the right end; later than the left end
/// @param left pixels of the left end
/// @param width pixels; at least 1
record Axis(long fromMillis, long toMillis, double left, double width) {
  /// The least that is shown, so that the first clicks don't fly apart.
  private static final long LEAST_MILLIS = 20_000;

  /// Labels closer than this run into each other.
  private static final double LABEL_WIDTHS = 2.2;

  private static final long[] STEPS = {
    1_000,
    2_000,
    5_000,
    10_000,
    15_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    1_800_000,
    3_600_000,
    10_800_000,
    86_400_000
  };

  /// An axis for what is kept. Its right end moves in steps, so that it stands still most of the
  /// time while time goes on.
  static Axis of(long beginMillis, long nowMillis, double left, double width) {
    var span = Math.max(LEAST_MILLIS, nowMillis - beginMillis);
    var step = Math.max(1_000, span / 24);
    var steps = (span + step - 1) / step;
    // Steps of a power of two, so that a longer span does not mean another step each time.
    var grid = Long.highestOneBit(step);
    var end = (Math.max(span, steps * step) + grid - 1) / grid * grid;
    return new Axis(beginMillis, beginMillis + end, left, Math.max(1, width));
  }

  double x(long millis) {
    return left + width * (millis - fromMillis) / (double) (toMillis - fromMillis);
  }

  long millis(double x) {
    var fraction = Math.clamp((x - left) / width, 0, 1);
    return fromMillis + Math.round(fraction * (toMillis - fromMillis));
  }

  /// Between labels, in milliseconds; a round number.
  ///
  /// @param labelWidth pixels of the widest label
  long labelStep(double labelWidth) {
    var most = Math.max(1, width / (LABEL_WIDTHS * labelWidth));
    for (var step : STEPS) {
      if ((toMillis - fromMillis) / (double) step <= most) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }
}
