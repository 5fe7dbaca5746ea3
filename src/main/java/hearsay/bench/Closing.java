package hearsay.bench;

import java.io.IOException;
import java.util.List;

/// How long a hundred talking nodes take to close, and the process to end.
final class Closing implements Benchmark {
  private static final Budget BUDGET = new Budget.AtMost(2_000);
  private final SelfStart self;

  Closing(SelfStart self) {
    this.self = self;
  }

  @Override
  public String name() {
    return "close";
  }

  @Override
  public String title() {
    return "closing a talking full mesh";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var run = ProbeRun.of(self, new ClosingProbe().name(), effort, List.of());
    var name = "closing " + effort.talkers() + " talking nodes, ";
    return List.of(
        Figure.of(
            name + "cluster closed",
            Journalling.ON,
            Unit.MILLIS,
            BUDGET,
            run.millisTo("closed") - run.millisTo("closing")),
        Figure.of(
            name + "process gone",
            Journalling.ON,
            Unit.MILLIS,
            BUDGET,
            run.millisToEndFrom("closing")));
  }
}
