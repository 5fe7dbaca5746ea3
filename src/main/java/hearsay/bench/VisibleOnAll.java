package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long one operation takes until every node shows it, at real-time pace.
///
/// The contestants take turns, operation by operation. Each rests [#REST_MILLIS] and two turns of
/// the others before its next: longer than the time for which a node holds back a second change, so
/// that every operation is a first one.
final class VisibleOnAll implements Benchmark {
  private static final int REST_MILLIS = 8;

  private static final int WARM_UP_REST_MILLIS = 1;

  @Override
  public String name() {
    return "visible";
  }

  @Override
  public String title() {
    return "one operation visible on all nodes";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    try (var race = Race.start(effort.nodes())) {
      var samples = new long[race.contestants().size()][effort.rounds()];
      for (var round = -effort.warmUpRounds(); round < effort.rounds(); round++) {
        for (var i = 0; i < samples.length; i++) {
          TimeUnit.MILLISECONDS.sleep(round < 0 ? WARM_UP_REST_MILLIS : REST_MILLIS);
          var nanos = one(race.contestants().get(i), round + effort.warmUpRounds());
          if (round >= 0) {
            samples[i][round] = nanos;
          }
        }
      }
      return figures(samples, effort.nodes());
    }
  }

  /// Every operation before was one, and is visible everywhere: the next makes `operationsBefore +
  /// 1`.
  private static long one(Mesh mesh, int operationsBefore) {
    var started = System.nanoTime();
    mesh.increment(operationsBefore % mesh.size());
    return mesh.awaitAll(operationsBefore + 1L) - started;
  }

  private static List<Figure> figures(long[][] samples, int nodes) {
    var bare = Percentiles.of(samples[0]);
    var loose = Percentiles.of(samples[1]);
    var journalled = Percentiles.of(samples[2]);
    var figures = new ArrayList<Figure>();
    for (var journal : List.of(Journalling.OFF, Journalling.ON)) {
      var ours = journal == Journalling.ON ? journalled : loose;
      var name = "visible on all of " + nodes + " nodes, ";
      figures.add(figure(name + "p50", journal, 1.5, ours.median(), bare.median()));
      figures.add(figure(name + "p99", journal, 3, ours.at(0.99), bare.at(0.99)));
    }
    return figures;
  }

  private static Figure figure(
      String name, Journalling journal, double timesFloor, long nanos, long floorNanos) {
    var budget = new Budget.TimesFloor(timesFloor);
    return Figure.of(name, journal, Unit.MILLIS, budget, nanos / 1e6).beside(floorNanos / 1e6);
  }
}
