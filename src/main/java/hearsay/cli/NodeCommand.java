package hearsay.cli;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.api.StandaloneNode;
import hearsay.runtime.api.StandaloneSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hearsay node`: one node as a process of its own.
@Command(
    name = "node",
    description = {
      "Runs one node until it is told to stop (Ctrl-C or SIGTERM). It then takes no more"
          + " operations, leaves the discovery server's list, writes a last snapshot and exits with"
          + " 0.",
      "With --data-dir, what it acknowledged survives kill -9."
    })
final class NodeCommand implements Callable<Integer> {
  private static final int MAX_FANOUT = 4_096;

  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description = "Where the node listens for peers; port 0 for any free one.")
  private ListenAddress listen;

  @Option(
      names = "--advertise",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "By which address peers reach it, if not by that of --listen; needed if it listens on all"
              + " interfaces. Port 0 for the one listened on.")
  private @Nullable ListenAddress advertise;

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "HOST:PORT",
      converter = PeerAddressConverter.class,
      description = "Nodes that it knows from the start.")
  private List<PeerAddress> peers = List.of();

  @Option(
      names = "--discovery",
      paramLabel = "URL",
      converter = HttpUrlConverter.class,
      description = "A discovery server, by which nodes find each other.")
  private @Nullable URI discovery;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description = "Where its HTTP API listens (default: nowhere); port 0 for any free one.")
  private @Nullable ListenAddress http;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Keeps a log there, and goes on from it (default: it starts empty).")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--repair",
      description =
          "Makes a damaged log readable first: keeps a copy, drops what can't be read, and goes on"
              + " as a new incarnation if something was lost.")
  private boolean isRepairing;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      converter = RuleConverter.class,
      description = "How it counts: pn or part0, the same for all (default: pn).")
  private CounterRule rule = CounterRule.PN;

  @Option(
      names = "--sync-interval",
      paramLabel = "TIME",
      defaultValue = "200ms",
      converter = DurationConverter.class,
      description = "Time between two rounds (default: ${DEFAULT-VALUE}).")
  private Duration syncInterval;

  @Option(
      names = "--fanout",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many random peers news starts to, above 16 (default: ${DEFAULT-VALUE}).")
  private int fanout;

  @Option(
      names = "--max-sync-peers",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many random peers a round asks (default: ${DEFAULT-VALUE}).")
  private int maxSyncPeers;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Its name (default: by its address, as n7001 or lab3-7001).")
  private @Nullable String name;

  @Override
  public Integer call() throws IOException {
    validate();
    var out = spec.commandLine().getOut();
    var node = StandaloneNode.start(settings(), out::println);
    var stop = Stop.gracefully(node::close, () -> out.println("node stopped"));
    try {
      node.awaitEnd();
      return ExitCode.OK;
    } catch (IllegalStateException e) {
      stop.run();
      node.close();
      throw e;
    }
  }

  private StandaloneSettings settings() {
    var advertised = advertise == null ? listen : advertise;
    return new StandaloneSettings(
        name,
        listen.host(),
        listen.port(),
        advertised.host(),
        advertised.port(),
        rule,
        syncInterval.toNanos(),
        fanout,
        maxSyncPeers,
        peers,
        discovery,
        http == null ? null : http.toSocketAddress(),
        http == null ? Set.of() : http.alsoKnownAs(),
        dataDirectory,
        isRepairing);
  }

  private void validate() {
    check(
        !listen.isWildcard() || advertise != null,
        "--listen %s is no address for others: say by --advertise how they reach it"
            .formatted(listen.host()));
    check(advertise == null || !advertise.isWildcard(), "--advertise must name one address");
    checkRange("--fanout", fanout);
    checkRange("--max-sync-peers", maxSyncPeers);
    check(name == null || isName(name), "--name must be 1 to 255 bytes of visible text");
    check(!isRepairing || dataDirectory != null, "--repair works on the log of --data-dir");
    check(dataDirectory == null || !dataDirectory.toString().isEmpty(), "--data-dir is empty");
    check(
        dataDirectory == null || name != null || listen.port() != 0,
        "--data-dir needs a --name, or a --listen with a port that stays");
  }

  private void checkRange(String option, int value) {
    check(
        value >= 1 && value <= MAX_FANOUT,
        "%s must be 1 to %d, not %d".formatted(option, MAX_FANOUT, value));
  }

  private static boolean isName(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return !text.isBlank()
        && bytes <= ActorId.MAX_NAME_BYTES
        && text.codePoints().noneMatch(NodeCommand::breaksText);
  }

  /// Control characters, the line ends of Unicode, and halves of a character.
  private static boolean breaksText(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private void check(boolean holds, String complaint) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), complaint);
    }
  }
}
