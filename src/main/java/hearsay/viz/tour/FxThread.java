package hearsay.viz.tour;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Doing things on the application thread, and waiting for it, from another.
final class FxThread {
  /// Far longer than anything here takes, even on a busy machine.
  private static final long LIMIT_SECONDS = 20;

  private FxThread() {}

  /// @throws TourFailure if it fails, or does not come to an end
  static <T> T get(Callable<T> task) {
    var future = new FutureTask<>(task);
    Platform.runLater(future);
    return await(future::get, () -> "the window does not answer");
  }

  static void run(Runnable task) {
    get(
        () -> {
          task.run();
          return true;
        });
  }

  /// Waits until a condition holds, looking at every pulse.
  ///
  /// @param what is waited for; said if it never comes
  static void until(Supplier<String> what, BooleanSupplier condition) {
    var holds = new CompletableFuture<Boolean>();
    var timer =
        new AnimationTimer() {
          @Override
          public void handle(long nowNanos) {
            if (condition.getAsBoolean()) {
              holds.complete(true);
            }
          }
        };
    run(timer::start);
    try {
      await(holds::get, what);
    } finally {
      run(timer::stop);
    }
  }

  /// Waits until the window was laid out and drawn anew.
  static void nextPulses() {
    var count = new int[1];
    until(() -> "the window is drawn", () -> ++count[0] > 2);
  }

  /// What a future's `get` does within a limit.
  private interface Waiting<T> {
    T get(long limit, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static <T> T await(Waiting<T> waiting, Supplier<String> what) {
    try {
      return waiting.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new TourFailure("waited in vain: " + what.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TourFailure failure
          ? failure
          : new IllegalStateException("failed on the application thread", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TourFailure("interrupted");
    }
  }
}
