package hearsay.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executor;

/// A listening HTTP server with a table of routes, on the JDK's own. It refuses what is too long,
/// too slow or not meant for it before a handler sees it, and says why in JSON:
/// `{"error":"…","field":"…"}`.
public final class HttpService implements AutoCloseable {
  /// So many may dial in the same moment before the first of them is accepted.
  private static final int BACKLOG = 1_024;

  private static final long GRACE_MILLIS = 1_000;

  static {
    JdkServerProperties.settle();
  }

  private final HttpServer server;
  private final RequestGate gate;

  private HttpService(HttpServer server, RequestGate gate) {
    this.server = server;
    this.gate = gate;
  }

  /// Serves until closed.
  ///
  /// @param listen port 0 for any free one
  /// @param executor runs each request, which may block; one virtual thread each is meant. It is
  ///   the caller's to close, after the service.
  /// @throws IOException if the address can't be had; the message names it
  public static HttpService start(
      InetSocketAddress listen, List<Route> routes, HttpSettings settings, Executor executor)
      throws IOException {
    var server = bind(listen);
    var gate = new RequestGate(executor, settings.maxRequests());
    var known = new HashSet<>(settings.alsoKnownAs());
    known.add(listen.getHostString());
    var allowList = AllowList.of(known, server.getAddress().getPort());
    server.setExecutor(gate);
    server.createContext(
        "/", new Exchanges(new RouteTable(routes), allowList, settings.maxBodyBytes()));
    server.start();
    return new HttpService(server, gate);
  }

  private static HttpServer bind(InetSocketAddress listen) throws IOException {
    try {
      return HttpServer.create(listen, BACKLOG);
    } catch (IOException e) {
      var where = authority(listen.getHostString(), listen.getPort());
      throw new IOException("can't listen on " + where + ": " + e.getMessage(), e);
    }
  }

  /// Where it listens, with the real port; for a wildcard, how this machine reaches it.
  public URI url() {
    var bound = server.getAddress();
    var address = bound.getAddress();
    var host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create("http://" + authority(host, bound.getPort()));
  }

  private static String authority(String host, int port) {
    return (host.contains(":") ? "[" + host + "]:" : host + ":") + port;
  }

  /// Requests under way may finish for at most a second, then connections are cut. Idempotent.
  @Override
  public void close() {
    try {
      gate.shut(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop(0);
    }
  }
}
