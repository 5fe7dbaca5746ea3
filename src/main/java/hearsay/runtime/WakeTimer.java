package hearsay.runtime;

import hearsay.transport.Clock;
import org.jspecify.annotations.Nullable;

/// Wakes a node when its time has come. A timer that is early does no harm (the node looks, and
/// arms it again), so it is replaced only when it would be late: most steps leave it alone. Used by
/// the loop only.
final class WakeTimer {
  private final Clock clock;
  private final Runnable wake;
  private Clock.@Nullable Timer timer;
  private long atNanos = Long.MAX_VALUE;

  WakeTimer(Clock clock, Runnable wake) {
    this.clock = clock;
    this.wake = wake;
  }

  /// Sees to it that the node wakes not later than this; [Long#MAX_VALUE] asks for nothing.
  void armFor(long wakeAtNanos) {
    if (wakeAtNanos >= atNanos) {
      return;
    }
    cancel();
    atNanos = wakeAtNanos;
    timer = clock.at(wakeAtNanos, Clock.TimerKind.NODE, wake);
  }

  /// Nothing is armed after this. Called when the node woke, too: the timer that woke it may have
  /// been replaced while it went off, and two must not live on side by side.
  void cancel() {
    if (timer != null) {
      timer.cancel();
    }
    timer = null;
    atNanos = Long.MAX_VALUE;
  }
}
