package hearsay.cli;

import hearsay.crdt.CounterRule;
import hearsay.node.NodeSettings;
import hearsay.runtime.api.StandaloneNode;
import hearsay.runtime.api.StandaloneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hearsay train`: does once what every start does, for the build of the packaged program, which
/// keeps ready what this loads. A node of its own first, then the tour.
@Command(
    name = "train",
    hidden = true,
    description = "Does once what every start does, for a build that keeps it ready.")
final class TrainCommand implements Callable<Integer> {
  private static final String HOST = "127.0.0.1";
  private static final int TOUR_NODES = 5;

  /// A command line that is read to its end, and refused before anything starts.
  private static final String[] REFUSED = {
    "node", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0", "--fanout", "0"
  };

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the pictures of the tour go.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    var nowhere = new PrintWriter(Writer.nullWriter());
    Main.execute(nowhere, nowhere, REFUSED);
    var log = Files.createTempDirectory("hearsay-train-");
    runNode(log);
    runNode(log); // which begins with a recovery
    try (var files = Files.newDirectoryStream(log)) {
      for (var file : files) {
        Files.delete(file);
      }
    }
    Files.delete(log);
    return TourCommand.play(spec, out, null, TOUR_NODES, List.of(CounterRule.values()));
  }

  private static void runNode(Path log) throws IOException {
    var settings =
        new StandaloneSettings(
            "n1",
            HOST,
            0,
            HOST,
            0,
            CounterRule.PN,
            NodeSettings.DEFAULT_SYNC_INTERVAL_NANOS,
            NodeSettings.DEFAULT_FANOUT,
            NodeSettings.DEFAULT_MAX_SYNC_PEERS,
            List.of(),
            null,
            new InetSocketAddress(HOST, 0),
            Set.of(),
            log,
            false);
    try (var node = StandaloneNode.start(settings, line -> {})) {
      increment(node.url().orElseThrow());
    }
  }

  private static void increment(URI api) throws IOException {
    var call = (HttpURLConnection) api.resolve("/increment").toURL().openConnection();
    call.setRequestMethod("POST");
    var status = call.getResponseCode();
    call.disconnect();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException("the node answered " + status);
    }
  }
}
