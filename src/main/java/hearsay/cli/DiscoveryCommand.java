package hearsay.cli;

import hearsay.discovery.DiscoveryServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hearsay discovery`: the server by which nodes find each other.
@Command(
    name = "discovery",
    description =
        "Runs the server by which nodes find each other, until it is told to stop (Ctrl-C or"
            + " SIGTERM). Nodes go on without it.")
final class DiscoveryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description = "Where it listens; port 0 for any free one.")
  private ListenAddress listen;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description = "How long a node stays listed without a heartbeat (default: ${DEFAULT-VALUE}).")
  private Duration ttl;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (ttl.compareTo(DiscoveryServer.SHORTEST_TTL) < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--ttl must be at least %dms".formatted(DiscoveryServer.SHORTEST_TTL.toMillis()));
    }
    var out = spec.commandLine().getOut();
    var server = DiscoveryServer.start(listen.toSocketAddress(), ttl, listen.alsoKnownAs());
    Stop.gracefully(server::close, () -> out.println("discovery stopped"));
    out.println("discovery on " + server.url());
    new CountDownLatch(1).await(); // until the process ends
    return ExitCode.OK;
  }
}
