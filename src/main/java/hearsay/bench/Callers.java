package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/// Many who call at once, each on a virtual thread of its own, the next call when the last is
/// answered.
final class Callers {
  /// Far beyond any span: the number of calls is the end.
  static final long NO_LIMIT_NANOS = Long.MAX_VALUE / 2;

  private Callers() {}

  /// What is called.
  interface Call {
    /// Returns when it is answered.
    ///
    /// @param number of the call, from 0; no two calls of a turn have the same
    void call(long number) throws IOException, InterruptedException;
  }

  /// What a turn came to.
  ///
  /// @param latenciesNanos of each call
  /// @param elapsedNanos from the first call's start to the last one's end
  record Turn(long[] latenciesNanos, long elapsedNanos) {
    double perSecond() {
      return latenciesNanos.length * 1e9 / elapsedNanos;
    }
  }

  /// Calls for a while.
  static Turn callFor(long nanos, int callers, Call call) throws IOException, InterruptedException {
    return call(Long.MAX_VALUE, nanos, callers, call);
  }

  /// Calls so many times.
  static Turn callTimes(long times, int callers, Call call)
      throws IOException, InterruptedException {
    return call(times, NO_LIMIT_NANOS, callers, call);
  }

  private static Turn call(long times, long nanos, int callers, Call call)
      throws IOException, InterruptedException {
    var go = new CountDownLatch(1);
    var ended = new ArrayList<CompletableFuture<long[]>>();
    var run = new Run(call, go, new AtomicLong(), times, nanos);
    for (var i = 0; i < callers; i++) {
      var latencies = new CompletableFuture<long[]>();
      ended.add(latencies);
      Thread.ofVirtual().name("caller-" + i).start(() -> run.into(latencies));
    }
    var started = System.nanoTime();
    go.countDown();
    var all = join(ended);
    return new Turn(all, System.nanoTime() - started);
  }

  private static long[] join(List<CompletableFuture<long[]>> ended) throws IOException {
    try {
      return ended.stream().flatMapToLong(own -> LongStream.of(own.join())).toArray();
    } catch (CompletionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  /// What all callers of a turn share.
  private record Run(Call call, CountDownLatch go, AtomicLong number, long times, long nanos) {
    void into(CompletableFuture<long[]> latencies) {
      try {
        go.await();
        latencies.complete(callOn());
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        latencies.completeExceptionally(e);
      }
    }

    private long[] callOn() throws IOException, InterruptedException {
      var own = LongStream.builder();
      var started = System.nanoTime();
      var now = started;
      while (now - started < nanos) {
        var next = number.getAndIncrement();
        if (next >= times) {
          break;
        }
        var before = now;
        call.call(next);
        now = System.nanoTime();
        own.add(now - before);
      }
      return own.build().toArray();
    }
  }
}
