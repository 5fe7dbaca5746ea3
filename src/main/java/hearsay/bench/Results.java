package hearsay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a run found, and what it failed at.
public final class Results {
  private final Machine machine;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  Results(Machine machine) {
    this.machine = machine;
  }

  Machine machine() {
    return machine;
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /// Runs the benchmark and keeps what comes of it; returns the new lines of the table.
  List<String> add(Benchmark benchmark, Effort effort) throws InterruptedException {
    try {
      var found = benchmark.run(effort);
      figures.addAll(found);
      return found.stream().flatMap(figure -> TextReport.lines(figure).stream()).toList();
    } catch (IOException | RuntimeException e) {
      var reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
      var failure = new Failure(benchmark.name(), reason.lines().findFirst().orElse(""));
      failures.add(failure);
      return TextReport.lines(failure);
    }
  }

  /// Whether every benchmark gave its figures. A missed budget is a figure like any other.
  public boolean isComplete() {
    return failures.isEmpty();
  }

  /// All of it for programs.
  public String toJson() {
    return JsonReport.of(machine, figures, failures);
  }
}
