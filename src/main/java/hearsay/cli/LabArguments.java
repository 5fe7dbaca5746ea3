package hearsay.cli;

import hearsay.bench.SelfStart;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.viz.LabApplication;
import hearsay.viz.LabOptions;
import hearsay.viz.tour.Tour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// What can be said about the lab on the command line, and how it is opened then.
final class LabArguments {
  /// Where the tour goes that stands in for the window.
  private static final Path TOUR_DIRECTORY = Path.of("hearsay-tour");

  private static final int TOUR_NODES = 5;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "How many nodes, 1 to 1000 (at the first start: 5).")
  private @Nullable Integer nodes;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      converter = RuleConverter.class,
      description = "How they count: pn or part0 (at the first start: pn).")
  private @Nullable CounterRule rule;

  @Option(
      names = "--topology",
      paramLabel = "T",
      converter = TopologyConverter.class,
      description = "mesh, ring, line, star, grid or random (at the first start: mesh).")
  private @Nullable Topology topology;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of all random choices that can be repeated.")
  private @Nullable Long seed;

  @Option(
      names = "--discovery",
      paramLabel = "URL",
      converter = HttpUrlConverter.class,
      description =
          "Joins the nodes of this discovery server, with 1 node of its own unless --nodes says"
              + " otherwise (default: a server of its own).")
  private @Nullable URI discovery;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      converter = HostConverter.class,
      description =
          "Address of this machine on which its nodes and its discovery server listen (default:"
              + " 127.0.0.1, which no other machine reaches).")
  private @Nullable InetAddress host;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.hearsay",
      description = "A recorded session to look at; no node starts then.")
  private @Nullable Path session;

  /// JavaFX starts only once in a process: after it failed to, the tour needs another one.
  private int tourInAnotherProcess(CommandSpec spec) throws IOException, InterruptedException {
    sayThatThereIsNoDisplay(spec);
    return SelfStart.ofThisProcess(Main.class)
        .run(
            List.of(
                "tour",
                "--out",
                TOUR_DIRECTORY.toString(),
                "--nodes",
                Integer.toString(tourNodes())));
  }

  /// Shows the window until it is closed; without a display plays the tour.
  ///
  /// @return the exit code
  int open(CommandSpec spec) throws IOException, InterruptedException {
    if (nodes != null && (nodes < 1 || nodes > ClusterSettings.MAX_NODES)) {
      throw new ParameterException(
          spec.commandLine(),
          "--nodes must be 1 to %d, not %d".formatted(ClusterSettings.MAX_NODES, nodes));
    }
    if (session != null && !Files.isRegularFile(session)) {
      throw new ParameterException(
          spec.commandLine(), "'%s' is neither a command nor a file".formatted(session));
    }
    var address = host == null ? null : HostConverter.requireOurs(host);
    if (!Display.isAnnounced()) {
      return withoutDisplay(spec);
    }
    try {
      LabApplication.show(new LabOptions(nodes, rule, topology, seed, discovery, address, session));
      return 0;
    } catch (UnsupportedOperationException e) {
      return session == null ? tourInAnotherProcess(spec) : withoutDisplay(spec);
    }
  }

  /// A recording is no reason to play a tour.
  private int withoutDisplay(CommandSpec spec) throws IOException {
    if (session == null) {
      return tourInstead(spec);
    }
    throw new IOException(
        "no display here to show %s on; hearsay export makes pictures of it".formatted(session));
  }

  private int tourInstead(CommandSpec spec) throws IOException {
    sayThatThereIsNoDisplay(spec);
    return TourCommand.play(spec, TOUR_DIRECTORY, null, tourNodes(), List.of(CounterRule.values()));
  }

  private static void sayThatThereIsNoDisplay(CommandSpec spec) {
    spec.commandLine()
        .getErr()
        .println(
            "hearsay: no display here, so the tour plays instead, with pictures in "
                + TOUR_DIRECTORY);
  }

  private int tourNodes() {
    return nodes == null ? TOUR_NODES : Math.clamp(nodes, Tour.MIN_NODES, Tour.MAX_NODES);
  }
}
