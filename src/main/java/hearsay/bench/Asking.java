package hearsay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Asks a server over HTTP, as any client would. Any number of threads. What is asked here may be
/// asked twice, and is if the connection ends without an answer: a server may close one that rested
/// in the moment in which it is used again.
final class Asking implements AutoCloseable {
  /// Who takes longer hangs.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  private final URI server;

  Asking(URI server) {
    this.server = server;
  }

  /// The answer's body.
  ///
  /// @throws IOException if there is no answer or it is not a good one
  byte[] get(String path) throws IOException, InterruptedException {
    return ask(path, "GET", BodyPublishers.noBody());
  }

  /// The answer's body.
  ///
  /// @throws IOException if there is no answer or it is not a good one
  byte[] post(String path, String json) throws IOException, InterruptedException {
    return ask(path, "POST", BodyPublishers.ofString(json));
  }

  private byte[] ask(String path, String method, BodyPublisher body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    var response = send(request);
    if (response.statusCode() / 100 != 2) {
      throw new IOException("%s %s answers %d".formatted(method, path, response.statusCode()));
    }
    return response.body();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  /// Abrupt: a server that does not answer must not hold the run.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
