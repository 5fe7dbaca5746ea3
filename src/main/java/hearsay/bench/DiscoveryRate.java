package hearsay.bench;

import hearsay.bench.Callers.Call;
import hearsay.bench.Callers.Turn;
import hearsay.discovery.DiscoveryServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Whether thousands of nodes can be registered without strain: how many registrations, heartbeats
/// and whole lists a second a discovery server answers. Beside a server that answers constant bytes
/// to the same clients, in turns with it.
final class DiscoveryRate implements Benchmark {
  /// Enough to keep a small machine busy.
  private static final int CALLERS = 16;

  /// Nobody lapses while we measure.
  private static final Duration TTL = Duration.ofMinutes(10);

  private static final byte[] SHORT_ANSWER = "{}".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_PORT = 10_000;

  @Override
  public String name() {
    return "discovery";
  }

  @Override
  public String title() {
    return "requests per second of a discovery server that knows thousands";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var known = effort.registrations();
    var turnNanos = Duel.turnNanos(effort.span());
    var figures = new ArrayList<Figure>();
    // First of all: what the JDK's server is told at its first use holds for all of the process.
    try (var server = start();
        var ours = new Asking(server.url())) {
      fill(server, ours, known);
      figures.addAll(
          figures("registering", known, Duel.of(() -> fill(known), () -> fillConstant(known))));
      Function<Asking, Call> heartbeat =
          asked -> number -> asked.post("/heartbeat", address(number % known));
      figures.addAll(figures("heartbeats", known, race(ours, SHORT_ANSWER, heartbeat, turnNanos)));
      Function<Asking, Call> list = asked -> _ -> asked.get("/peers");
      figures.addAll(figures("lists", known, race(ours, ours.get("/peers"), list, turnNanos)));
    }
    return figures;
  }

  private static DiscoveryServer start() throws IOException {
    return DiscoveryServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TTL);
  }

  private static String address(long number) {
    return "{\"addr\":\"127.0.0.1:" + (FIRST_PORT + number) + "\"}";
  }

  /// A server of its own each turn: registering once more is no more than a heartbeat.
  private static Turn fill(int known) throws IOException, InterruptedException {
    try (var server = start();
        var asking = new Asking(server.url())) {
      return fill(server, asking, known);
    }
  }

  private static Turn fill(DiscoveryServer server, Asking asking, int known)
      throws IOException, InterruptedException {
    var turn = register(asking, known);
    if (server.registrations() != known) {
      throw new IOException("the server knows %d of %d".formatted(server.registrations(), known));
    }
    return turn;
  }

  private static Turn fillConstant(int known) throws IOException, InterruptedException {
    try (var server = ConstantServer.start(SHORT_ANSWER);
        var asking = new Asking(server.url())) {
      return register(asking, known);
    }
  }

  private static Turn register(Asking asking, int known) throws IOException, InterruptedException {
    return Callers.callTimes(known, CALLERS, number -> asking.post("/register", address(number)));
  }

  private static Duel race(
      Asking ours, byte[] constantAnswer, Function<Asking, Call> calls, long turnNanos)
      throws IOException, InterruptedException {
    try (var constant = ConstantServer.start(constantAnswer);
        var bare = new Asking(constant.url())) {
      return Duel.of(
          () -> Callers.callFor(turnNanos, CALLERS, calls.apply(ours)),
          () -> Callers.callFor(turnNanos, CALLERS, calls.apply(bare)));
    }
  }

  private static List<Figure> figures(String what, int known, Duel duel) {
    var name = String.format(Locale.ROOT, "discovery of %,d, %s", known, what);
    return duel.figures(
        name + " per second",
        name,
        Budget.NONE,
        CALLERS + " clients; beside a server that answers constant bytes");
  }
}
