package hearsay.process;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Speaks to nodes and discovery servers as any client would.
final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Api() {}

  static long value(Child node) throws Exception {
    return get(node.api(), "/counter").path("value").asLong();
  }

  static void increment(Child node, int by) throws Exception {
    var answer = post(node.api(), "/increment?by=" + by);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /// Whom a discovery server lists.
  static List<String> listed(URI discovery) throws Exception {
    return get(discovery, "/peers").findValuesAsString("addr");
  }

  static JsonNode get(URI server, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20));
    return Json.parse(CLIENT.send(request.build(), BodyHandlers.ofByteArray()).body());
  }

  static HttpResponse<String> post(URI server, String path)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.noBody());
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
