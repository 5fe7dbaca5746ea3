package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many pictures of a busy full mesh the toolkit shows, and what 60 of them cost. Without a
/// display and with the software renderer, so that every machine can be asked; once as fast as it
/// goes, and once at the usual pace.
final class Graph implements Benchmark {
  static final List<String> HEADLESS = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
  static final String FULL_SPEED = "-Djavafx.animation.fullspeed=true";
  private final SelfStart self;

  Graph(SelfStart self) {
    this.self = self;
  }

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String title() {
    return "pictures per second of a full mesh with a thousand dots";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var atFullSpeed = new ArrayList<>(HEADLESS);
    atFullSpeed.add(FULL_SPEED);
    var fast = show(effort, atFullSpeed);
    var usual = show(effort, HEADLESS);
    var name =
        String.format(
            Locale.ROOT, "graph, %d nodes, %,d dots, ", effort.talkers(), effort.flights());
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
                new Budget.AtMost(50),
                100 * usual.value("cpu"))
            .noting(
                String.format(
                    Locale.ROOT, "%.1f pictures a second, whole process", usual.value("frames"))));
  }

  private ProbeRun show(Effort effort, List<String> javaOptions)
      throws IOException, InterruptedException {
    return ProbeRun.of(self, new GraphProbe().name(), effort, javaOptions);
  }
}
