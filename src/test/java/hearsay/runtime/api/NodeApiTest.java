package hearsay.runtime.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.http.HttpSettings;
import hearsay.http.Json;
import hearsay.node.Memory;
import hearsay.node.NodeSettings;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeRunner;
import hearsay.transport.SystemClock;
import hearsay.transport.TcpTransport;
import hearsay.wal.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NodeApiTest {
  private static final PeerAddress PEER = new PeerAddress("127.0.0.1", 1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final BrokenDisk disk = new BrokenDisk();
  private NodeRunner node;
  private NodeApi api;

  @AfterEach
  void close() {
    api.close();
    node.close();
  }

  @Test
  void countsAndAnswersWithTheStateAfterTheAcknowledgement() throws Exception {
    serve(CounterRule.PN);

    assertThat(json(post("/increment"))).isEqualTo(counter(1, 1));
    assertThat(json(post("/increment?by=41"))).isEqualTo(json(get("/counter")));
    assertThat(json(post("/decrement?by=2"))).isEqualTo(counter(40, 44));
  }

  @Test
  void numbersAreExactFarBeyondWhatADoubleHolds() throws Exception {
    serve(CounterRule.PN);

    var answer = post("/increment?by=4611686018427387904");

    assertThat(answer.body()).contains("\"value\":4611686018427387904,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PN|/increment?by=0|by|'by' is below 1",
        "PN|/increment?by=-3|by|'by' is below 1",
        "PN|/decrement?by=x|by|'by' is not a whole number",
        "PN|/decrement?by=|by|'by' is not a whole number",
        "PN|/increment?by=1.5|by|'by' is not a whole number",
        "PN|/increment?by=4611686018427387905|by|'by' is too large: at most 4611686018427387904",
        "PN|/increment?by=99999999999999999999999|by|'by' is too large",
        "PART0|/increment?by=10001|by|'by' is too large: at most 10000",
        "PN|/increment?times=3|times|there is no parameter 'times' here",
      })
  void whatIsWrongWithARequestIsNamed(CounterRule rule, String path, String field, String complaint)
      throws Exception {
    serve(rule);

    var answer = post(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("field").asString()).isEqualTo(field);
    assertThat(json(answer).path("error").asString()).startsWith(complaint);
    assertThat(json(get("/counter")).path("value").asLong()).isZero();
  }

  @Test
  void theLongestSeriesUnderPart0IsWhatANodeTakes() throws Exception {
    serve(CounterRule.PART0);

    assertThat(json(post("/increment?by=10000")).path("value").asLong()).isEqualTo(10_000);
  }

  @Test
  void questionsTakeNoParameters() throws Exception {
    serve(CounterRule.PN);

    for (var path : List.of("/counter", "/peers", "/health", "/metrics")) {
      assertThat(get(path + "?x=1").statusCode()).as(path).isEqualTo(400);
    }
  }

  @Test
  void aBodyIsNotReadAsIfItWereAQuery() throws Exception {
    serve(CounterRule.PN);

    assertThat(post("/increment", "{\"by\":5}").statusCode()).isEqualTo(400);
    assertThat(post("/increment", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(json(get("/counter")).path("value").asLong()).isZero();
  }

  @Test
  void whatIsNotThereIs404AndTheWrongMethod405() throws Exception {
    serve(CounterRule.PN);

    assertThat(get("/count").statusCode()).isEqualTo(404);
    assertThat(get("/increment").statusCode()).isEqualTo(405);
    assertThat(post("/counter").statusCode()).isEqualTo(405);
  }

  @Test
  void aPageOfAnotherOriginCanNotCount() throws Exception {
    serve(CounterRule.PN);
    var own = api.url().getAuthority();

    assertThat(raw("POST", own, "Origin: http://evil.example\r\n")).startsWith("HTTP/1.1 403");
    assertThat(raw("POST", "evil.example", "")).startsWith("HTTP/1.1 403");
    assertThat(raw("POST", "lab5:" + api.url().getPort(), "")).startsWith("HTTP/1.1 200");
    assertThat(json(get("/counter")).path("value").asLong()).isEqualTo(1);
  }

  @Test
  void whatTheCounterCanNotTakeIsAConflict() throws Exception {
    serve(CounterRule.PART0);

    var answer = post("/decrement");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).path("error").asString()).contains("the counter is 0");
  }

  @Test
  void aFullDiskIsInsufficientStorageAndHealthNamesIt() throws Exception {
    serve(CounterRule.PN);
    disk.answer = new Log.Appended.NotWritten("the disk is full");

    var answer = post("/increment");

    assertThat(answer.statusCode()).isEqualTo(507);
    assertThat(json(answer).path("error").asString()).contains("the disk is full");
    assertThat(json(get("/health")).path("log").asString()).isEqualTo("the disk is full");
    assertThat(get("/health").statusCode()).isEqualTo(200);
    disk.answer = new Log.Appended.Durable();
    assertThat(json(post("/increment")).path("value").asLong()).isEqualTo(1);
    assertThat(json(get("/health")).path("log").asString()).isEqualTo("ok");
  }

  @Test
  void whatMayBeOnDiskOrNotIsSaidToBeUnknown() throws Exception {
    serve(CounterRule.PN);
    disk.answer = new Log.Appended.Unknown("the disk broke");

    var answer = post("/increment");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(json(answer).path("outcome").asString()).isEqualTo("unknown");
    assertThat(json(answer).path("error").asString()).contains("the disk broke");
  }

  @Test
  void aNodeThatStopsSaysSo() throws Exception {
    serve(CounterRule.PN);
    assertThat(json(get("/health")).path("status").asString()).isEqualTo("ok");

    api.beginStop();

    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(json(get("/health")).path("status").asString()).isEqualTo("stopping");
    assertThat(post("/increment").statusCode()).isEqualTo(503);
    assertThat(get("/counter").statusCode()).isEqualTo(200);
  }

  @Test
  void peersAreListedAsTheNodeSeesThem() throws Exception {
    serve(CounterRule.PN);

    var peers = json(get("/peers"));

    assertThat(peers.findValuesAsString("addr")).containsExactly(PEER.toString());
    assertThat(peers.get(0).path("state").asString()).isIn("active", "suspect", "gone");
    assertThat(peers.get(0).path("lastHeardSeconds").isNull()).isTrue();
  }

  @Test
  void metricsAreInTheFormatOfPrometheus() throws Exception {
    serve(CounterRule.PN);
    post("/increment?by=5");
    post("/decrement");

    var answer = get("/metrics");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body().lines())
        .contains(
            "# TYPE hearsay_increments_total counter",
            "hearsay_increments_total 5",
            "hearsay_decrements_total 1",
            "hearsay_counter_value 4",
            "hearsay_counter_version 6",
            "hearsay_log_commits_total 2")
        .allMatch(line -> line.matches("# (HELP|TYPE) \\w+ .+|\\w+(\\{.*})? -?[0-9.E-]+"))
        .doesNotHaveDuplicates();
  }

  private void serve(CounterRule rule) throws IOException {
    var metrics = new NodeMetrics();
    var transport = TcpTransport.listen("127.0.0.1", 0, metrics);
    var meter = new LogMeter(disk);
    var settings =
        NodeSettings.of(new ActorId("n1", 1), transport.address(), rule)
            .with(new Memory(Memory.empty(rule), Memory.Kind.LOG));
    var clock = SystemClock.shared();
    node = NodeRunner.start(settings, List.of(PEER), transport, clock, metrics, 1, meter);
    api =
        NodeApi.serve(
            node,
            metrics,
            meter,
            clock,
            new InetSocketAddress("127.0.0.1", 0),
            HttpSettings.DEFAULT.withAlsoKnownAs(Set.of("lab5")));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(api.url().resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return post(path, "");
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(api.url().resolve(path)).POST(BodyPublishers.ofString(body));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// A request whose head is written by hand, as a client that lies would.
  private String raw(String method, String host, String moreHeaders) throws IOException {
    try (var socket = new Socket("127.0.0.1", api.url().getPort())) {
      var head =
          "%s /increment HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(head.formatted(method, host, moreHeaders).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  private static JsonNode json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode counter(long value, long version) {
    return json(
        "{\"node\":\"n1\",\"value\":%d,\"version\":%d,\"rule\":\"pn\"}".formatted(value, version));
  }

  /// A log on no disk, that answers as it is told.
  private static final class BrokenDisk implements Log {
    private volatile Appended answer = new Appended.Durable();

    @Override
    public Appended append(ActorId actor, CounterState changed) {
      return answer;
    }

    @Override
    public void close(ActorId actor, CounterState state) {}

    @Override
    public void abandon() {}
  }
}
