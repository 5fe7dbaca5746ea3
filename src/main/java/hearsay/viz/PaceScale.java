package hearsay.viz;

import static hearsay.contract.Contract.require;

import java.math.BigDecimal;
import java.math.MathContext;

/// The arithmetic of the pace slider: positions 0 to 1 on a logarithmic scale of how long a hop
/// takes. The lowest stretch of the slider is real time, where nothing is added to what the network
/// takes.
public final class PaceScale {
  public static final long REAL_TIME_NANOS = 0;
  public static final long LIVELY_NANOS = 150_000_000L;
  public static final long LECTURE_NANOS = 1_200_000_000L;
  public static final long SLOWEST_NANOS = 5_000_000_000L;

  /// Anything quicker can't be seen as a movement.
  private static final long QUICKEST_DELAY_NANOS = 20_000_000L;

  private static final double REAL_TIME_END = 0.06;

  private PaceScale() {}

  /// The duration of a hop at a position of the slider, rounded to two digits so that the text says
  /// all.
  public static long hopNanos(double position) {
    require(position >= 0 && position <= 1, "a slider's position lies in 0..1");
    if (position < REAL_TIME_END) {
      return REAL_TIME_NANOS;
    }
    var fraction = (position - REAL_TIME_END) / (1 - REAL_TIME_END);
    var nanos = QUICKEST_DELAY_NANOS * Math.pow(ratio(), fraction);
    return Math.min(SLOWEST_NANOS, rounded(nanos).longValue());
  }

  /// Where the slider stands for a hop of this duration, 0 to 5 s.
  public static double position(long hopNanos) {
    require(hopNanos >= 0 && hopNanos <= SLOWEST_NANOS, "a hop takes 0 to 5 s");
    if (hopNanos == REAL_TIME_NANOS) {
      return 0;
    }
    var delay = Math.max(hopNanos, QUICKEST_DELAY_NANOS);
    var fraction = Math.log((double) delay / QUICKEST_DELAY_NANOS) / Math.log(ratio());
    return REAL_TIME_END + fraction * (1 - REAL_TIME_END);
  }

  /// "1.2 s a hop" or "real time".
  public static String text(long hopNanos) {
    if (hopNanos == REAL_TIME_NANOS) {
      return "real time";
    }
    var seconds = rounded(hopNanos).movePointLeft(9).stripTrailingZeros();
    return seconds.toPlainString() + " s a hop";
  }

  private static BigDecimal rounded(double nanos) {
    return new BigDecimal(nanos).round(new MathContext(2));
  }

  private static double ratio() {
    return (double) SLOWEST_NANOS / QUICKEST_DELAY_NANOS;
  }
}
