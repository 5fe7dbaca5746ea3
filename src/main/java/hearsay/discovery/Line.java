package hearsay.discovery;

import hearsay.http.Answer;
import hearsay.http.Call;
import hearsay.http.HttpCaller;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What all clients of the process call through, so that a thousand nodes share a few connections.
final class Line {
  /// Calls under way at once, and so connections.
  private static final int CALLS = 32;

  /// Of lists under way at once: they are work for the processor, and a registration must not lapse
  /// while its heartbeat queues behind them.
  private static final int LISTS = 4;

  private static final Line SHARED = new Line();

  private final Semaphore freeForCalls = new Semaphore(CALLS, true);
  private final Semaphore freeForLists = new Semaphore(LISTS, true);
  private final ListingCache listings = new ListingCache();
  private final HttpCaller caller =
      new HttpCaller(
          Executors.newThreadPerTaskExecutor(
              Thread.ofVirtual().name("hearsay-discovery-call-", 0).factory()));

  private Line() {}

  static Line shared() {
    return SHARED;
  }

  ListingCache listings() {
    return listings;
  }

  /// Waits for a free place for as long as the call may take, then sends it.
  Answer send(Call call) throws InterruptedException {
    return send(call, freeForCalls);
  }

  /// The same for a call that asks for a list.
  Answer sendForList(Call call) throws InterruptedException {
    return send(call, freeForLists);
  }

  private Answer send(Call call, Semaphore free) throws InterruptedException {
    if (!free.tryAcquire(call.limit().toNanos(), TimeUnit.NANOSECONDS)) {
      return new Answer.Failed(
          "no answer from " + call.target() + ": too many calls are waiting for one");
    }
    try {
      return caller.send(call);
    } finally {
      free.release();
    }
  }
}
