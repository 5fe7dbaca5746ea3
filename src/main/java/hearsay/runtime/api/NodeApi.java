package hearsay.runtime.api;

import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.http.HttpService;
import hearsay.http.HttpSettings;
import hearsay.http.Json;
import hearsay.http.Request;
import hearsay.http.Response;
import hearsay.http.Route;
import hearsay.runtime.NodeRunner;
import hearsay.transport.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The HTTP API of one node:
///
/// | request | answer |
/// |---|---|
/// | `GET /counter` | `{"node","value","version","rule"}`; the numbers are exact integers |
/// | `POST /increment[?by=n]`, `POST /decrement[?by=n]` | the same, after the acknowledgement |
/// | `GET /peers` | a list of `{"addr","state","lastHeardSeconds"}`; null for never |
/// | `GET /health` | 200 `{"status":"ok",…}` while it serves, 503 once it stops |
/// | `GET /metrics` | Prometheus text |
///
/// What is wrong with a request: 400 with the name of the field; what the node refuses: see
/// [OperationRoutes].
public final class NodeApi implements AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;

  private final NodeRunner node;
  private final Clock clock;
  private final @Nullable LogMeter log;
  private final MetricsPage metricsPage;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpService service;
  private volatile boolean isStopping;

  private NodeApi(
      NodeRunner node,
      NodeMetrics metrics,
      @Nullable LogMeter log,
      Clock clock,
      InetSocketAddress listen,
      HttpSettings settings)
      throws IOException {
    this.node = node;
    this.clock = clock;
    this.log = log;
    this.metricsPage = new MetricsPage(node, metrics, log, System.nanoTime());
    var operations = new OperationRoutes(node, log, this::isServing);
    var routes =
        List.of(
            Route.get("/counter", this::counter),
            Route.post("/increment", operations::increment),
            Route.post("/decrement", operations::decrement),
            Route.get("/peers", this::peers),
            Route.get("/health", this::health),
            Route.get("/metrics", this::metrics));
    this.service = HttpService.start(listen, routes, settings, executor);
  }

  /// Serves the node's API.
  ///
  /// @param metrics which observe this node and its transport
  /// @param log the node's log, null if it has none
  /// @param clock the node's
  /// @param settings limits, and the names by which the API may be addressed
  /// @throws IOException if the address can't be had; the message names it
  public static NodeApi serve(
      NodeRunner node,
      NodeMetrics metrics,
      @Nullable LogMeter log,
      Clock clock,
      InetSocketAddress listen,
      HttpSettings settings)
      throws IOException {
    return new NodeApi(node, metrics, log, clock, listen, settings);
  }

  /// Where it listens, with the real port.
  public URI url() {
    return service.url();
  }

  /// From now on health says that the node stops, and operations are refused.
  public void beginStop() {
    isStopping = true;
  }

  /// Requests under way may finish for at most a second. Idempotent.
  @Override
  public void close() {
    beginStop();
    service.close();
    executor.shutdownNow();
  }

  /// `pn` or `part0`, as on the command line.
  static String nameOf(CounterRule rule) {
    return rule.name().toLowerCase(Locale.ROOT);
  }

  /// What the API shows of a node's state.
  static Response counter(NodeRunner node, CounterState state) {
    return Response.ok(
        Json.object()
            .put("node", node.settings().actor().name())
            .put("value", state.value())
            .put("version", state.version())
            .put("rule", nameOf(state.rule())));
  }

  private boolean isServing() {
    return !isStopping && node.isRunning();
  }

  private Response counter(Request request) {
    Parameters.none(request);
    return counter(node, node.state());
  }

  private Response peers(Request request) {
    Parameters.none(request);
    var list = Json.array();
    var nowNanos = clock.nowNanos();
    for (var peer : node.peers()) {
      var entry = list.addObject();
      entry.put("addr", peer.address().toString());
      entry.put("state", peer.state().name().toLowerCase(Locale.ROOT));
      if (peer.lastHeardNanos() == Long.MIN_VALUE) {
        entry.putNull("lastHeardSeconds");
      } else {
        var ago = Math.max(0, nowNanos - peer.lastHeardNanos());
        entry.put("lastHeardSeconds", ago / NANOS_PER_SECOND);
      }
    }
    return Response.ok(list);
  }

  private Response health(Request request) {
    Parameters.none(request);
    var health =
        Json.object()
            .put("status", isServing() ? "ok" : "stopping")
            .put("node", node.settings().actor().name())
            .put("addr", node.settings().address().toString());
    if (log != null) {
      health.put("log", log.trouble().orElse("ok"));
    }
    return Response.json(isServing() ? 200 : 503, health);
  }

  private Response metrics(Request request) {
    Parameters.none(request);
    return Response.text(PrometheusText.CONTENT_TYPE, metricsPage.text());
  }
}
