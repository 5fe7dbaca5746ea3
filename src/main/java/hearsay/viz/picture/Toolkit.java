package hearsay.viz.picture;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// The toolkit's thread, from another.
final class Toolkit {
  /// Far longer than one picture takes, even on a busy machine.
  private static final long LIMIT_SECONDS = 60;

  private Toolkit() {}

  /// Starts the toolkit unless it runs.
  ///
  /// @throws IOException if it can't: there is no display, and nobody asked for drawing without one
  static void start() throws IOException {
    var isUp = new CountDownLatch(1);
    try {
      Platform.startup(isUp::countDown);
      // It must outlive the window that is not there.
      Platform.setImplicitExit(false);
    } catch (IllegalStateException alreadyRunning) {
      return;
    } catch (UnsupportedOperationException | ExceptionInInitializerError e) {
      throw new IOException("Pictures can't be drawn here: " + e.getMessage(), e);
    }
    try {
      if (!isUp.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("Pictures can't be drawn here: the toolkit does not start");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// What a task on the toolkit's thread results in.
  static <T> T get(Callable<T> task) throws IOException {
    var future = new FutureTask<>(task);
    Platform.runLater(future);
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      future.cancel(false);
      throw new IOException("The picture was not drawn in time", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("drawing a picture failed", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IOException("Drawing was interrupted", cause);
  }
}
