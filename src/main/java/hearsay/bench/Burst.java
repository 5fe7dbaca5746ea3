package hearsay.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long thousands of concurrent increments, by one caller at each node, take until every node
/// shows the exact total.
final class Burst implements Benchmark {
  private static final int ROUNDS_PER_BURST = 25;
  private static final int WARM_UP_BURSTS = 10;
  private static final int REST_MILLIS = 30;
  private static final double BUDGET_MILLIS = 15;

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public String title() {
    return "concurrent increments to the exact total on all nodes";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var bursts = effort.rounds() / ROUNDS_PER_BURST;
    try (var race = Race.start(effort.nodes())) {
      var samples = new long[race.contestants().size()][bursts];
      for (var burst = -WARM_UP_BURSTS; burst < bursts; burst++) {
        for (var i = 0; i < samples.length; i++) {
          TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
          var before = (burst + WARM_UP_BURSTS) * (long) effort.nodes() * effort.burstPerCaller();
          var nanos = one(race.contestants().get(i), before, effort.burstPerCaller());
          if (burst >= 0) {
            samples[i][burst] = nanos;
          }
        }
      }
      var name =
          String.format(
              Locale.ROOT, "%,d increments to the total", effort.nodes() * effort.burstPerCaller());
      return List.of(
          figure(name, Journalling.OFF, samples[1], samples[0]),
          figure(name, Journalling.ON, samples[2], samples[0]));
    }
  }

  private static long one(Mesh mesh, long before, int perCaller) throws InterruptedException {
    var ready = new CountDownLatch(mesh.size());
    var go = new CountDownLatch(1);
    for (var node = 0; node < mesh.size(); node++) {
      var own = node;
      Thread.ofPlatform()
          .daemon()
          .name("caller-" + node)
          .start(
              () -> {
                ready.countDown();
                awaitQuietly(go);
                mesh.burst(own, perCaller);
              });
    }
    ready.await();
    var started = System.nanoTime();
    go.countDown();
    return mesh.awaitAll(before + (long) mesh.size() * perCaller) - started;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the burst runs all the same; nobody interrupts it
    }
  }

  private static Figure figure(String name, Journalling journal, long[] nanos, long[] floorNanos) {
    var slowest = Percentiles.of(nanos).at(1);
    return Figure.of(
            name,
            journal,
            Unit.MILLIS,
            new Budget.AtMost(BUDGET_MILLIS),
            Percentiles.of(nanos).median() / 1e6)
        .beside(Percentiles.of(floorNanos).median() / 1e6)
        .noting(
            String.format(
                Locale.ROOT, "median of %d; slowest %.1f ms", nanos.length, slowest / 1e6));
  }
}
