package hearsay.cli;

import hearsay.bench.Bench;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hearsay bench`: the project's own figures beside their budgets.
@Command(
    name = "bench",
    description = {
      "Measures the project's own figures, each beside its budget and, where there is one, beside"
          + " its floor in the same run: bare sockets, a bare file, a server that answers"
          + " constants.",
      "A missed budget is a result, not a failure: figures depend on the machine."
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object instead of the table.")
  private boolean isJson;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these: visible, burst, rate, wire, journal, seek, durable, restart, recover,"
              + " discovery, start, graph, diagram, close, crowd.")
  private Set<String> only = Set.of();

  @Option(
      names = "--quick",
      description = "In a small size, to see that everything runs. The figures mean nothing.")
  private boolean isQuick;

  /// For the processes that a benchmark starts.
  @Option(names = "--probe", paramLabel = "NAME", hidden = true)
  private @Nullable String probe;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var bench = new Bench(Main.class, isQuick);
    var out = spec.commandLine().getOut();
    try {
      if (probe != null) {
        bench.probe(probe, out);
        return ExitCode.OK;
      }
      var results = bench.run(only, this::say);
      if (isJson) {
        out.println(results.toJson());
      }
      return results.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void say(String line) {
    if (!isJson) {
      spec.commandLine().getOut().println(line);
      spec.commandLine().getOut().flush();
    }
  }
}
