package hearsay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAdmissionTest extends RunningService {
  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:PORT", "localhost:1", "localhost.evil.example:PORT"})
  void foreignHostIs403(String foreign) throws IOException {
    var host = foreign.replace("PORT", Integer.toString(service.url().getPort()));

    var response =
        RawClient.exchange(service.url(), "GET /hello HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).contains("\"error\"");
  }

  @Test
  void absoluteTargetOfAForeignHostIs403() throws IOException {
    var request = "GET http://evil.example/hello HTTP/1.1\r\n" + host() + "\r\n";

    assertThat(RawClient.exchange(service.url(), request).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: localhost:PORT\r\nHost: localhost:PORT\r\n"})
  void requestWithoutOneHostIs400(String headers) throws IOException {
    var hosts = headers.replace("PORT", Integer.toString(service.url().getPort()));

    var response = RawClient.exchange(service.url(), "GET /hello HTTP/1.1\r\n" + hosts + "\r\n");

    assertThat(response.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "https://localhost:PORT", "localhost:PORT"})
  void foreignOriginIs403AndNothingHappens(String foreign) throws IOException {
    var origin = foreign.replace("PORT", Integer.toString(service.url().getPort()));

    var response = post("/name", "{\"name\":\"n1\"}", "Origin: " + origin);

    assertThat(response.status()).isEqualTo(403);
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LAB.example"})
  void ownPagesMayAsk(String host) throws IOException {
    var response = get("/hello", "Origin: http://" + host + ":" + service.url().getPort());

    assertThat(response.status()).isEqualTo(200);
  }
}
