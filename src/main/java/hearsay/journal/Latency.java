package hearsay.journal;

/// How long frames of one link took from sending to handling, in cluster nanoseconds.
///
/// @param count how many are summed up; all others are 0 while it is 0
public record Latency(long count, long lastNanos, long minNanos, long maxNanos, long sumNanos) {
  public static final Latency NONE = new Latency(0, 0, 0, 0, 0);

  /// The mean, 0 if there is none yet.
  public long meanNanos() {
    return count == 0 ? 0 : sumNanos / count;
  }

  Latency with(long nanos) {
    return new Latency(
        count + 1,
        nanos,
        count == 0 ? nanos : Math.min(minNanos, nanos),
        Math.max(maxNanos, nanos),
        sumNanos + nanos);
  }
}
