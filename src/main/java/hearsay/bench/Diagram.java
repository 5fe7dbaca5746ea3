package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many pictures of the space–time diagram the toolkit shows while the cluster goes on, and
/// what 60 of them cost; as [Graph] does for the graph.
final class Diagram implements Benchmark {
  private final SelfStart self;

  Diagram(SelfStart self) {
    this.self = self;
  }

  @Override
  public String name() {
    return "diagram";
  }

  @Override
  public String title() {
    return "pictures per second of the space-time diagram while live";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var atFullSpeed = new ArrayList<>(Graph.HEADLESS);
    atFullSpeed.add(Graph.FULL_SPEED);
    var probe = new DiagramProbe().name();
    var fast = ProbeRun.of(self, probe, effort, atFullSpeed);
    var usual = ProbeRun.of(self, probe, effort, Graph.HEADLESS);
    var name =
        String.format(Locale.ROOT, "diagram, live, %,d entries, ", DiagramProbe.entries(effort));
    return List.of(
        Figure.of(
            name + "at full speed",
            Journalling.NONE,
            Unit.FRAMES_PER_SECOND,
            new Budget.AtLeast(60),
            fast.value("frames")),
        Figure.of(
                name + "at the usual pace",
                Journalling.NONE,
                Unit.PERCENT_OF_A_CORE,
                Budget.NONE,
                100 * usual.value("cpu"))
            .noting(
                String.format(
                    Locale.ROOT, "%.1f pictures a second, whole process", usual.value("frames"))));
  }
}
