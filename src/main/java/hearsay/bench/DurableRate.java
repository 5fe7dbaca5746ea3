package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many operations a second a node with a log acknowledges, and how long one waits for it,
/// beside a bare log that the same callers use in turns with it.
final class DurableRate implements Benchmark {
  /// So many callers at once, and how many operations a second they shall get through.
  private record Load(int callers, Budget budget) {
    String words() {
      return callers == 1 ? "1 caller" : String.format(Locale.ROOT, "%,d callers", callers);
    }
  }

  private static final List<Load> LOADS =
      List.of(
          new Load(1, new Budget.AtLeast(4_000)),
          new Load(16, new Budget.AtLeast(20_000)),
          new Load(256, new Budget.AtLeast(250_000)),
          new Load(2_048, Budget.NONE));

  @Override
  public String name() {
    return "durable";
  }

  @Override
  public String title() {
    return "durable acknowledgements per second, and how long each takes";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var turnNanos = Duel.turnNanos(effort.span());
    var figures = new ArrayList<Figure>();
    try (var folder = DiskFolder.create();
        var bare = BareLog.create(folder.path("bare"));
        var node = LoggedNode.start(LongLog.at(folder.path("node")))) {
      for (var load : LOADS) {
        if (load.callers() <= effort.callers()) {
          var duel =
              Duel.of(
                  () -> Callers.callFor(turnNanos, load.callers(), _ -> node.countOne()),
                  () -> Callers.callFor(turnNanos, load.callers(), _ -> bare.countOne()));
          figures.addAll(
              duel.figures(
                  "durable acknowledgements per second, " + load.words(),
                  "durable acknowledgement, " + load.words(),
                  load.budget(),
                  "beside a bare append and fsync for all who wait; " + folder.where()));
        }
      }
    }
    return figures;
  }
}
