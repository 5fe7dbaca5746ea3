package hearsay.runtime.api;

import hearsay.crdt.ActorId;
import hearsay.discovery.DiscoveryClient;
import hearsay.http.HttpSettings;
import hearsay.node.Memory;
import hearsay.node.NodeSettings;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeRunner;
import hearsay.transport.Clock;
import hearsay.transport.SystemClock;
import hearsay.transport.TcpTransport;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One node on real time with all it needs: its log, its sockets, its event loop, its HTTP API and
/// its place on a discovery server's list. Started in that order and stopped in reverse, so that
/// nobody is sent to a node that does not serve.
public final class StandaloneNode implements AutoCloseable {
  private static final Clock CLOCK = SystemClock.shared();

  private final NodeRunner runner;
  private final @Nullable NodeApi api;
  private final @Nullable DiscoveryClient discovery;
  private final CompletableFuture<Void> ended;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private StandaloneNode(
      NodeRunner runner,
      @Nullable NodeApi api,
      @Nullable DiscoveryClient discovery,
      CompletableFuture<Void> ended) {
    this.runner = runner;
    this.api = api;
    this.discovery = discovery;
    this.ended = ended;
  }

  /// Starts it. When this returns it has recovered, listens and serves.
  ///
  /// @param says told in lines for people what happens, now and later; from any thread
  /// @throws IOException if an address can't be had; the message names it
  /// @throws hearsay.wal.WalException if the log can't be used; the message says why
  public static StandaloneNode start(StandaloneSettings settings, Consumer<String> says)
      throws IOException {
    var log = OpenLog.open(settings, says);
    try {
      var metrics = new NodeMetrics();
      var transport = listen(settings, metrics);
      try {
        return start(settings, log, transport, metrics, says);
      } catch (RuntimeException | IOException e) {
        transport.abort();
        throw e;
      }
    } catch (RuntimeException | IOException e) {
      if (log != null) {
        log.abandon();
      }
      throw e;
    }
  }

  private static TcpTransport listen(StandaloneSettings settings, NodeMetrics metrics)
      throws IOException {
    return TcpTransport.listen(
        settings.listenHost(),
        settings.listenPort(),
        settings.advertisedHost(),
        settings.advertisedPort(),
        metrics);
  }

  private static StandaloneNode start(
      StandaloneSettings settings,
      @Nullable OpenLog log,
      TcpTransport transport,
      NodeMetrics metrics,
      Consumer<String> says)
      throws IOException {
    var random = new SecureRandom();
    var node = nodeSettings(settings, transport.address(), log, random.nextLong());
    if (log != null) {
      log.begin(node);
    }
    says.accept(listening(settings, transport.port(), node));
    var ended = new CompletableFuture<Void>();
    var news = new NodeNews(metrics, new Voice(says), ended);
    var runner = run(node, settings.peers(), transport, news, random.nextLong(), log);
    try {
      var newcomers = new Newcomers(runner, says);
      newcomers.report(settings.peers());
      var api = serve(settings, runner, metrics, log == null ? null : log.meter(), says);
      return new StandaloneNode(runner, api, register(settings, node, newcomers, says), ended);
    } catch (RuntimeException | IOException e) {
      runner.close();
      throw e;
    }
  }

  private static NodeSettings nodeSettings(
      StandaloneSettings settings,
      PeerAddress address,
      @Nullable OpenLog log,
      long freshIncarnation) {
    var fresh = new ActorId(settings.nameAt(address.port()), freshIncarnation);
    return new NodeSettings(
        log == null ? fresh : log.actor().orElse(fresh),
        address,
        settings.rule(),
        settings.syncIntervalNanos(),
        settings.fanout(),
        settings.maxSyncPeers(),
        log == null ? Memory.none(settings.rule()) : log.memory());
  }

  private static NodeRunner run(
      NodeSettings node,
      List<PeerAddress> peers,
      TcpTransport transport,
      NodeNews news,
      long seed,
      @Nullable OpenLog log) {
    return log == null
        ? NodeRunner.start(node, peers, transport, CLOCK, news, seed)
        : NodeRunner.start(node, peers, transport, CLOCK, news, seed, log.meter());
  }

  private static String listening(StandaloneSettings settings, int port, NodeSettings node) {
    var bound = new PeerAddress(settings.listenHost(), port);
    var line = "node %s listens on %s".formatted(node.actor().name(), bound);
    return bound.equals(node.address()) ? line : line + ", advertised as " + node.address();
  }

  private static @Nullable NodeApi serve(
      StandaloneSettings settings,
      NodeRunner runner,
      NodeMetrics metrics,
      @Nullable LogMeter log,
      Consumer<String> says)
      throws IOException {
    var listen = settings.http();
    if (listen == null) {
      return null;
    }
    var names = new HashSet<>(settings.httpAlsoKnownAs());
    names.add(settings.advertisedHost());
    var limits = HttpSettings.DEFAULT.withAlsoKnownAs(names);
    var api = NodeApi.serve(runner, metrics, log, CLOCK, listen, limits);
    says.accept("http on " + api.url());
    return api;
  }

  private static @Nullable DiscoveryClient register(
      StandaloneSettings settings, NodeSettings node, Newcomers newcomers, Consumer<String> says) {
    var server = settings.discovery();
    return server == null
        ? null
        : DiscoveryClient.start(
            server, node.address(), new DiscoveryNews(server, newcomers::learn, says));
  }

  /// Where the API listens; empty if there is none.
  public Optional<URI> url() {
    return Optional.ofNullable(api).map(NodeApi::url);
  }

  /// The running node.
  public NodeRunner runner() {
    return runner;
  }

  /// Waits until it is closed.
  ///
  /// @throws IllegalStateException if a bug stopped the node; the message says which
  public void awaitEnd() {
    try {
      ended.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IllegalStateException bug ? bug : e;
    }
  }

  /// Graceful stop: takes no more operations, leaves the discovery server's list, writes a last
  /// snapshot, closes its sockets. Takes at most a few seconds. Idempotent.
  @Override
  public void close() {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    if (api != null) {
      api.beginStop();
    }
    if (discovery != null) {
      discovery.close();
    }
    runner.close();
    if (api != null) {
      api.close();
    }
    ended.complete(null);
  }
}
