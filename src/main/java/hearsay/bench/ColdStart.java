package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the small cluster costs before anybody clicks: time until its nodes have met, memory, and
/// what it does at rest.
final class ColdStart implements Benchmark {
  private final SelfStart self;

  ColdStart(SelfStart self) {
    this.self = self;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "cold start, memory, and cost at rest";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var figures = new ArrayList<Figure>();
    figures.addAll(fresh(Journalling.OFF, effort));
    figures.addAll(fresh(Journalling.ON, effort));
    figures.add(warm(effort));
    return figures;
  }

  private List<Figure> fresh(Journalling journal, Effort effort)
      throws IOException, InterruptedException {
    var run = ProbeRun.of(self, new ColdStartProbe(journal).name(), effort, List.of());
    var nodes = effort.nodes() + " nodes ";
    return List.of(
        Figure.of(
                nodes + "from process start until met",
                journal,
                Unit.MILLIS,
                new Budget.AtMost(900),
                run.millisTo("met"))
            .noting("a fresh process, until the first operation is visible on all"),
        Figure.of(nodes + "heap", journal, Unit.MEBIBYTES, new Budget.AtMost(4), run.value("heap")),
        Footprint.resident(
            nodes + "resident", journal, new Budget.AtMost(80), run.value("resident")),
        Figure.of(
            nodes + "idle CPU",
            journal,
            Unit.CPU_MILLIS_PER_SECOND,
            new Budget.AtMost(10),
            run.value("cpu")),
        Figure.of(
            nodes + "idle traffic",
            journal,
            Unit.BYTES_PER_SECOND,
            new Budget.AtMost(1_000),
            run.value("traffic")));
  }

  private static Figure warm(Effort effort) throws IOException {
    var started = System.nanoTime();
    try (var mesh = LooseMesh.start(effort.nodes())) {
      mesh.increment(0);
      var millis = (mesh.awaitAll(1) - started) / 1e6;
      return Figure.of(
          effort.nodes() + " nodes until met, warm",
          Journalling.OFF,
          Unit.MILLIS,
          Budget.NONE,
          millis);
    }
  }
}
