package hearsay.http;

import hearsay.http.RawClient.RawResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A running service with a few routes, and requests to it, byte for byte.
abstract class RunningService {
  static final int MAX_BODY_BYTES = 1_000;

  final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  final AtomicInteger handled = new AtomicInteger();
  final CountDownLatch goOn = new CountDownLatch(1);
  HttpService service;

  @BeforeEach
  void start() throws IOException {
    var settings = new HttpSettings(MAX_BODY_BYTES, 50, Set.of("lab.example"));
    service = HttpService.start(anyPort(), routes(), settings, requests);
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    service.close();
    requests.shutdownNow();
  }

  List<Route> routes() {
    return List.of(
        Route.get("/hello", request -> Response.ok(Json.object().put("hello", "world"))),
        Route.post(
            "/name",
            request -> {
              handled.incrementAndGet();
              return Response.ok(Json.object().put("name", request.text("name")));
            }),
        Route.post(
            "/by",
            request ->
                Response.ok(Json.object().put("by", request.parameter("by").orElse("none")))),
        Route.get(
            "/wait",
            request -> {
              handled.incrementAndGet();
              goOn.await();
              return Response.empty(204);
            }),
        Route.get(
            "/bug",
            request -> {
              throw new IllegalStateException("secret detail");
            }));
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  String host() {
    return "Host: localhost:" + service.url().getPort() + "\r\n";
  }

  RawResponse get(String path, String... headers) throws IOException {
    return exchange("GET " + path, "", headers);
  }

  RawResponse post(String path, String body, String... headers) throws IOException {
    return exchange("POST " + path, body, headers);
  }

  RawResponse exchange(String methodAndPath, String body, String... headers) throws IOException {
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    var length = "Content-Length: " + body.length() + "\r\n\r\n";
    return RawClient.exchange(
        service.url(), methodAndPath + " HTTP/1.1\r\n" + host() + more + length + body);
  }
}
