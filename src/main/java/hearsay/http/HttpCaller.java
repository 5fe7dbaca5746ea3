package hearsay.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends calls and waits for their answers. One for a process is enough; connections are kept and
/// used again. Follows no redirect and asks no proxy: who is called is whom the user named. May be
/// used by any number of threads.
public final class HttpCaller {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

  private final HttpClient client;

  /// @param executor for the client's own short tasks
  public HttpCaller(Executor executor) {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT_LIMIT)
            .executor(executor)
            .build();
  }

  /// Sends and waits; never longer than the call's limit. A call that is not `GET` may have been
  /// carried out even where no answer came.
  ///
  /// @throws InterruptedException if this thread is; the call is given up
  public Answer send(Call call) throws InterruptedException {
    HttpRequest request;
    try {
      request = request(call);
    } catch (IllegalArgumentException e) {
      return failed("%s can't be called: %s".formatted(call.target(), e.getMessage()));
    }
    // The client's own time-out ends with the headers, and a server may drip its body for ever.
    var limited = BodyHandlers.limiting(BodyHandlers.ofByteArray(), call.maxAnswerBytes());
    var underWay = client.sendAsync(request, limited);
    try {
      return received(underWay.get(call.limit().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return failed(
          "no answer from %s within %d ms".formatted(call.target(), call.limit().toMillis()));
    } catch (ExecutionException e) {
      return failed(call.target(), Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      giveUp(underWay);
    }
  }

  /// Frees the connection of a call that nobody waits for any more; nothing if it is done.
  private static void giveUp(CompletableFuture<?> underWay) {
    underWay.cancel(true);
  }

  private static HttpRequest request(Call call) {
    var body = call.body();
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
    var builder = HttpRequest.newBuilder(call.target()).method(call.method(), publisher);
    if (body != null) {
      builder.header("Content-Type", "application/json");
    }
    call.headers().forEach(builder::header);
    return builder.build();
  }

  private static Answer received(HttpResponse<byte[]> response) {
    var headers = new HashMap<String, String>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Answer.Received(response.statusCode(), headers, response.body());
  }

  private static Answer.Failed failed(URI target, Throwable cause) {
    var no = "no answer from " + target + ": ";
    return switch (cause) {
      case HttpConnectTimeoutException e -> failed(no + "it can't be reached");
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          failed(no + "the host is not known");
      case ConnectException e -> failed(no + refusal(e));
      case IOException e -> failed("no good answer from " + target + ": " + words(e));
      default -> failed("no good answer from " + target + ": " + cause);
    };
  }

  /// "Connection refused" comes without words; an unreachable network, with some.
  private static String refusal(ConnectException e) {
    return Objects.requireNonNullElse(e.getMessage(), "connection refused")
        .toLowerCase(Locale.ROOT);
  }

  private static String words(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), "the connection broke");
  }

  private static Answer.Failed failed(String reason) {
    return new Answer.Failed(Printable.shortened(reason));
  }
}
