package hearsay.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Whether a thousand TCP nodes in one process start, agree and stay small.
final class Crowd implements Benchmark {
  private static final int MEMORY_BUDGET_MEBIBYTES = 1_024;
  private final SelfStart self;

  Crowd(SelfStart self) {
    this.self = self;
  }

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public String title() {
    return "a thousand real nodes in one process";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var run = ProbeRun.of(self, new CrowdProbe().name(), effort, List.of());
    var name =
        String.format(
            Locale.ROOT, "%,d nodes, %.0f links each, ", effort.crowd(), run.value("links"));
    return List.of(
        millis(name + "started", run.millisTo("started") - run.millisTo("starting")),
        millis(name + "first on all", run.millisTo("met") - run.millisTo("started")),
        millis(name + "second on all", run.millisTo("again") - run.millisTo("met")),
        Figure.of(name + "heap", Journalling.ON, Unit.MEBIBYTES, Budget.NONE, run.value("heap")),
        Footprint.resident(
            name + "resident",
            Journalling.ON,
            new Budget.AtMost(MEMORY_BUDGET_MEBIBYTES),
            run.value("resident")));
  }

  private static Figure millis(String name, double millis) {
    return Figure.of(name, Journalling.ON, Unit.MILLIS, Budget.NONE, millis);
  }
}
