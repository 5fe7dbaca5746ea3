package hearsay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceTest extends RunningService {
  @Test
  void answersWithJson() throws IOException {
    var response = get("/hello");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"hello\":\"world\"}");
    assertThat(response.headers()).contains("Content-type: application/json");
  }

  @Test
  void readsFieldsOfTheBodyAndParametersOfTheQuery() throws IOException {
    assertThat(post("/name", "{\"name\":\"n1\"}").body()).isEqualTo("{\"name\":\"n1\"}");
    assertThat(post("/by?by=%2B5&x=1", "").body()).isEqualTo("{\"by\":\"+5\"}");
  }

  @Test
  void headIsGetWithoutItsBody() throws IOException {
    try (var client = new RawClient(service.url())) {
      var request = " /hello HTTP/1.1\r\n" + host() + "\r\n";

      client.send("HEAD" + request + "GET" + request);
      var head = client.headersOnly();
      var get = client.response();

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers()).contains("Content-length: 17");
      assertThat(get.body()).as("nothing of the HEAD's body is in the way").contains("world");
    }
  }

  @Test
  void optionsSaysWhichMethodsAPathTakes() throws IOException {
    var response = exchange("OPTIONS /hello", "");

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.headers()).contains("Allow: GET, HEAD, OPTIONS");
    assertThat(response.headers()).noneMatch(header -> header.startsWith("Access-control"));
  }

  @Test
  void unknownPathIs404() throws IOException {
    var response = get("/hello/you");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).startsWith("{\"error\":\"there is no such path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE", "PUT", "BREW"})
  void wrongMethodIs405AndNamesTheRightOnes(String method) throws IOException {
    var response = exchange(method + " /hello", "");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers()).contains("Allow: GET, HEAD, OPTIONS");
    assertThat(response.body()).contains("\"error\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"name\":\"a\"} more", "{\"name\":\"a\",\"name\":\"b\"}", "[1]"})
  void bodyThatIsNoJsonObjectIs400(String body) throws IOException {
    var response = post("/name", body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).contains("{\"error\":\"the body is not").doesNotContain("field");
  }

  @Test
  void deepNestingIs400() throws IOException {
    assertThat(post("/name", "[".repeat(900)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":7}", "{\"name\":null}"})
  void wrongFieldIs400AndIsNamed(String body) throws IOException {
    var response = post("/name", body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"name\"");
  }

  @Test
  void parameterGivenTwiceIs400AndIsNamed() throws IOException {
    var response = post("/by?by=1&by=2", "");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"by\"");
  }

  @Test
  void bodyOverTheLimitIs413() throws IOException {
    var response = post("/name", "x".repeat(MAX_BODY_BYTES + 1));

    assertThat(response.status()).isEqualTo(413);
    assertThat(response.body()).contains("longer than 1000 bytes");
    assertThat(handled).as("no handler saw it").hasValue(0);
  }

  @Test
  void announcedBodyOverTheLimitIs413BeforeItIsSent() throws IOException {
    try (var client = new RawClient(service.url())) {
      client.send("POST /name HTTP/1.1\r\n" + host() + "Content-Length: 99999999999\r\n\r\n");

      assertThat(client.response().status()).isEqualTo(413);
    }
  }

  @Test
  void chunkedBodyOverTheLimitIs413WithoutReadingItAll() throws IOException {
    try (var client = new RawClient(service.url())) {
      client.send("POST /name HTTP/1.1\r\n" + host() + "Transfer-Encoding: chunked\r\n\r\n");
      client.send("400\r\n" + "x".repeat(0x400) + "\r\n"); // and no last chunk

      assertThat(client.response().status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffff\r\n{", "-5\r\n{", "zz\r\n{"})
  void malformedChunksAre400AndEndTheConnection(String chunks) throws IOException {
    try (var client = new RawClient(service.url())) {
      client.send("POST /name HTTP/1.1\r\n" + host() + "Transfer-Encoding: chunked\r\n\r\n");
      client.send(chunks);

      assertThat(client.response().status()).isEqualTo(400);
      assertThat(client.isAtEnd()).isTrue();
      assertThat(handled).as("no handler saw it").hasValue(0);
    }
  }

  @Test
  void bodyThatBreaksOffIsNotHandled() throws IOException {
    try (var client = new RawClient(service.url())) {
      client.send("POST /name HTTP/1.1\r\n" + host() + "Content-Length: 9\r\n\r\n{").shutOutput();

      assertThat(client.response().status()).isEqualTo(400);
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void refusalArrivesAheadOfALongBody() throws IOException {
    assertThat(post("/name", "x".repeat(500_000)).status()).isEqualTo(413);
    assertThat(post("/nowhere", "x".repeat(500_000)).status()).isEqualTo(404);
  }

  @Test
  void bodyAtTheLimitIsServed() throws IOException {
    var name = "x".repeat(MAX_BODY_BYTES - 11);

    assertThat(post("/name", "{\"name\":\"" + name + "\"}").status()).isEqualTo(200);
  }

  @Test
  void bugOfOursIs500WithoutItsDetails() throws IOException {
    var response = get("/bug");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body()).contains("\"error\"").doesNotContain("secret", "Exception", "at ");
  }
}
