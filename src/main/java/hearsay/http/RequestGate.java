package hearsay.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many requests in at once and no more, half ones included, and none once it is shut. The
/// JDK's server closes the connection of a request that is turned away.
final class RequestGate implements Executor {
  private final Executor behind;
  private final int places;
  private final Semaphore free;
  private volatile boolean isShut;

  RequestGate(Executor behind, int places) {
    this.behind = behind;
    this.places = places;
    free = new Semaphore(places);
  }

  @Override
  public void execute(Runnable request) {
    if (isShut || !free.tryAcquire()) {
      throw new RejectedExecutionException("no more requests for now");
    }
    try {
      behind.execute(
          () -> {
            try {
              request.run();
            } finally {
              free.release();
            }
          });
    } catch (RejectedExecutionException e) {
      free.release();
      throw e;
    }
  }

  /// Turns away what comes from now on and waits until all that were let in are done.
  ///
  /// @param limitMillis after which it waits no longer
  void shut(long limitMillis) throws InterruptedException {
    if (!isShut) {
      isShut = true;
      var isEmpty = free.tryAcquire(places, limitMillis, TimeUnit.MILLISECONDS);
      if (isEmpty) {
        free.release(places);
      }
    }
  }
}
