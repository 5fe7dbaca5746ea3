package hearsay.discovery;

import static hearsay.contract.Contract.require;

import hearsay.http.HttpService;
import hearsay.http.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// Keeps who is there, and says so over HTTP: `POST /register`, `POST /heartbeat`, `POST
/// /deregister`, `GET /peers`, `GET /health`. It remembers nothing over a restart: heartbeats fill
/// it again. It never dials an address that it was told. May be used by any thread.
public final class DiscoveryServer implements AutoCloseable {
  public static final Duration DEFAULT_TTL = Duration.ofSeconds(5);

  /// Below, a thread that is held up for a moment makes nodes lapse that are there.
  public static final Duration SHORTEST_TTL = Duration.ofMillis(100);

  /// Above, a list of who is there no longer says that.
  public static final Duration LONGEST_TTL = Duration.ofDays(1);

  private final HttpService http;
  private final ExecutorService requests;
  private final Registry registry;
  private final LongSupplier nanoClock;

  private DiscoveryServer(
      HttpService http, ExecutorService requests, Registry registry, LongSupplier nanoClock) {
    this.http = http;
    this.requests = requests;
    this.registry = registry;
    this.nanoClock = nanoClock;
  }

  /// Starts an empty server.
  ///
  /// @param listen port 0 for any free one
  /// @param ttl after which a registration without a heartbeat lapses; [#SHORTEST_TTL] to
  ///   [#LONGEST_TTL]
  /// @throws IOException if the address can't be had; the message names it
  public static DiscoveryServer start(InetSocketAddress listen, Duration ttl) throws IOException {
    return start(listen, ttl, Set.of());
  }

  /// Starts an empty server that clients may call by further names.
  ///
  /// @param alsoKnownAs host names (without port) that a request's `Host` may name, beside
  ///   localhost, what is listened on, and this machine's addresses; needed where clients name this
  ///   machine
  /// @throws IOException if the address can't be had; the message names it
  public static DiscoveryServer start(
      InetSocketAddress listen, Duration ttl, Set<String> alsoKnownAs) throws IOException {
    var registry = new Registry(ttl, Registry.CAPACITY);
    return start(listen, registry, alsoKnownAs, System::nanoTime);
  }

  static DiscoveryServer start(
      InetSocketAddress listen, Registry registry, Set<String> alsoKnownAs, LongSupplier nanoClock)
      throws IOException {
    var ttl = registry.ttl();
    require(ttl.compareTo(SHORTEST_TTL) >= 0, "a TTL is long enough for a heartbeat to arrive");
    require(ttl.compareTo(LONGEST_TTL) <= 0, "a TTL is a day at most");
    var routes = new DiscoveryRoutes(registry, nanoClock, newRun());
    var settings = HttpSettings.DEFAULT.withAlsoKnownAs(alsoKnownAs);
    var requests =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hearsay-discovery-request-", 0).factory());
    try {
      var http = HttpService.start(listen, routes.all(), settings, requests);
      return new DiscoveryServer(http, requests, registry, nanoClock);
    } catch (IOException e) {
      requests.shutdownNow();
      throw e;
    }
  }

  private static String newRun() {
    return HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  }

  /// Where it listens, with the real port; for a wildcard, how this machine reaches it.
  public URI url() {
    return http.url();
  }

  /// How many are registered and have not lapsed.
  public int registrations() {
    return registry.size(nanoClock.getAsLong());
  }

  /// Stops listening and forgets everything; requests under way may finish for a second at most.
  /// Idempotent.
  @Override
  public void close() {
    http.close();
    requests.shutdownNow();
  }
}
