package hearsay.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The floor of everything over HTTP: the server of the JDK, which reads what it is sent and
/// answers the same bytes to everyone.
final class ConstantServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor;

  private ConstantServer(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /// @param answer to whatever is asked; must not change
  static ConstantServer start(byte[] answer) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(loopback, 0);
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(executor);
    server.createContext("/", exchange -> answer(exchange, answer));
    server.start();
    return new ConstantServer(server, executor);
  }

  private static void answer(HttpExchange exchange, byte[] answer) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  URI url() {
    var address = server.getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
