package hearsay.cli;

import hearsay.crdt.CounterRule;
import hearsay.viz.tour.Tour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hearsay tour`: the main job without a display.
@Command(
    name = "tour",
    description =
        "Plays the main job in the real window without a display: pictures to a directory, a table"
            + " to standard output.")
final class TourCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the pictures go; made if it does not exist.")
  private Path out;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many nodes, 4 to 12 (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      converter = RuleConverter.class,
      description = "Only the part for this rule, pn or part0 (default: both).")
  private @Nullable CounterRule rule;

  @Option(
      names = "--save",
      paramLabel = "FILE.hearsay",
      description =
          "Saves the first chapter as a session, too: clicks to reunion (with both rules: under"
              + " pn).")
  private @Nullable Path save;

  @Override
  public Integer call() throws IOException {
    if (nodes < Tour.MIN_NODES || nodes > Tour.MAX_NODES) {
      throw new ParameterException(
          spec.commandLine(),
          "--nodes must be %d to %d, not %d".formatted(Tour.MIN_NODES, Tour.MAX_NODES, nodes));
    }
    if (out.toString().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--out must name a directory");
    }
    var rules = rule == null ? List.of(CounterRule.values()) : List.of(rule);
    return play(spec, out, save, nodes, rules);
  }

  /// Plays the tour with its table on the command's standard output.
  ///
  /// @param recording gets what happened, as a session; null for nowhere
  /// @return the exit code
  static int play(
      CommandSpec spec,
      Path directory,
      @Nullable Path recording,
      int nodes,
      List<CounterRule> rules)
      throws IOException {
    Display.beHeadless();
    var table = spec.commandLine().getOut();
    var isAsExpected = new Tour(nodes, directory, recording, table::println).play(rules);
    table.println("Pictures: " + directory.toAbsolutePath());
    if (recording != null) {
      table.println("Session: " + recording.toAbsolutePath());
    }
    return isAsExpected ? 0 : 1;
  }
}
