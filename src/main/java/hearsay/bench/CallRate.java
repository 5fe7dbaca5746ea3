package hearsay.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// How many increments per second one caller gets rid of at one node of a running cluster, the time
/// until all nodes show the total included.
final class CallRate implements Benchmark {
  private static final int SLICES = 5;
  private static final int CALLS_PER_LOOK = 10_000;
  private static final double BUDGET_PER_SECOND = 20e6;

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public String title() {
    return "increments per second of one caller, no log";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException {
    var sliceNanos = effort.span().toNanos() / SLICES;
    var bare = new AtomicLong();
    var rates = new long[SLICES];
    var floors = new long[SLICES];
    try (var mesh = LooseMesh.start(effort.nodes())) {
      mesh.increment(0);
      mesh.awaitAll(1);
      var total = 1L;
      for (var slice = 0; slice < SLICES; slice++) {
        floors[slice] = perSecond(sliceNanos / 2, _ -> bare.incrementAndGet()).perSecond();
        var calls = perSecond(sliceNanos / 2, _ -> mesh.increment(0));
        total += calls.count();
        var untilVisibleNanos = mesh.awaitAll(total) - calls.startedNanos();
        rates[slice] = Math.round(calls.count() * 1e9 / untilVisibleNanos);
      }
    }
    return List.of(
        Figure.of(
                "increments per second, one caller",
                Journalling.OFF,
                Unit.PER_SECOND,
                new Budget.AtLeast(BUDGET_PER_SECOND),
                Percentiles.of(rates).median())
            .beside(Percentiles.of(floors).median())
            .noting("until all nodes show them; beside a lone AtomicLong"));
  }

  private interface Call {
    void call(int number);
  }

  private record Calls(long count, long startedNanos, long perSecond) {}

  private static Calls perSecond(long nanos, Call call) {
    var started = System.nanoTime();
    var count = 0L;
    long elapsed;
    do {
      for (var i = 0; i < CALLS_PER_LOOK; i++) {
        call.call(i);
      }
      count += CALLS_PER_LOOK;
      elapsed = System.nanoTime() - started;
    } while (elapsed < nanos);
    return new Calls(count, started, Math.round(count * 1e9 / elapsed));
  }
}
