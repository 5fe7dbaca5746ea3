package hearsay.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// All benchmarks, run one after the other. What one fails at is no matter to the next.
public final class Bench {
  private final List<Benchmark> benchmarks;
  private final List<Probe> probes;
  private final Effort effort;

  /// @param mainClass the program's: figures that need a process of their own start it with `bench
  ///   --probe NAME`
  /// @param isQuick in a small size, to see that everything runs; the figures mean nothing then
  public Bench(Class<?> mainClass, boolean isQuick) {
    var self = SelfStart.ofThisProcess(mainClass);
    effort = Effort.quickIf(isQuick);
    benchmarks =
        List.of(
            new VisibleOnAll(),
            new Burst(),
            new CallRate(),
            new WireBytes(),
            new JournalRate(),
            new SeekTime(),
            new DurableRate(),
            new Restart(self),
            new RecoveryTime(),
            new DiscoveryRate(),
            new ColdStart(self),
            new Graph(self),
            new Diagram(self),
            new Closing(self),
            new Crowd(self));
    probes =
        List.of(
            new ColdStartProbe(Journalling.OFF),
            new ColdStartProbe(Journalling.ON),
            new GraphProbe(),
            new DiagramProbe(),
            new ClosingProbe(),
            new CrowdProbe());
  }

  /// The benchmarks' names, in the order in which they run.
  public List<String> names() {
    return benchmarks.stream().map(Benchmark::name).toList();
  }

  /// Runs the named benchmarks, or all if none is named.
  ///
  /// @param found is told every line of the table as soon as it is known
  /// @return what was found
  /// @throws IllegalArgumentException if there is no benchmark of such a name; the message lists
  ///   those there are
  /// @throws InterruptedException if the run is called off
  public Results run(Set<String> only, Consumer<String> found) throws InterruptedException {
    for (var name : only) {
      if (!names().contains(name)) {
        throw new IllegalArgumentException(
            "no benchmark is called '%s': there are %s"
                .formatted(name, String.join(", ", names())));
      }
    }
    var results = new Results(Machine.here());
    TextReport.head(results.machine()).forEach(found);
    for (var benchmark : benchmarks) {
      if (only.isEmpty() || only.contains(benchmark.name())) {
        results.add(benchmark, effort).forEach(found);
      }
    }
    return results;
  }

  /// Runs one probe in this process and writes its marks.
  ///
  /// @throws IllegalArgumentException if there is no probe of that name
  public void probe(String name, PrintWriter out) throws IOException, InterruptedException {
    var probe =
        probes.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no probe is called '" + name + "'"));
    probe.run(effort, new Marks(out));
  }
}
