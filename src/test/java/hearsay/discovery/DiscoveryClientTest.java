package hearsay.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.discovery.DiscoveryClient.Errand;
import hearsay.http.ScriptedServer;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryClientTest {
  private static final Duration TTL = Duration.ofMillis(900);

  private final List<DiscoveryClient> clients = new ArrayList<>();

  @AfterEach
  void stop() {
    clients.forEach(DiscoveryClient::abandon);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5));
  }

  private static DiscoveryServer server(int port) throws IOException {
    return DiscoveryServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TTL);
  }

  private static PeerAddress node(int number) {
    return new PeerAddress("127.0.0.1", 7_000 + number);
  }

  private DiscoveryClient client(URI server, int number, DiscoveryClient.Listener listener) {
    var client = DiscoveryClient.start(server, node(number), listener);
    clients.add(client);
    return client;
  }

  @Test
  void nodesFindEachOther() throws IOException {
    var heard = List.of(new RecordingListener(), new RecordingListener(), new RecordingListener());
    try (var server = server(0)) {
      for (var i = 0; i < 3; i++) {
        client(server.url(), i, heard.get(i));
      }

      patiently().until(() -> heard.stream().allMatch(one -> one.peers().size() == 2));

      assertThat(heard.getFirst().peers()).containsExactlyInAnyOrder(node(1), node(2));
      assertThat(heard.getFirst().details(Errand.REGISTER))
          .containsExactly("ok: lapses after 0.9 s of silence");
    }
  }

  @Test
  void heartbeatsKeepANodeListedBeyondItsTtl() throws IOException {
    var heard = new RecordingListener();
    try (var server = server(0)) {
      client(server.url(), 1, heard);

      patiently().until(() -> heard.details(Errand.HEARTBEAT).size() >= 7);

      assertThat(heard.details(Errand.HEARTBEAT)).containsOnly("ok: heard");
      assertThat(server.registrations()).isEqualTo(1);
      assertThat(heard.lists()).as("the list is told once").isEqualTo(1);
      assertThat(heard.details(Errand.PEERS)).as("and asked for once").hasSize(1);
    }
  }

  @Test
  void closingDeregisters() throws IOException {
    var heard = new RecordingListener();
    try (var server = server(0)) {
      var client = client(server.url(), 1, heard);
      patiently().until(() -> server.registrations() == 1);

      client.close();

      assertThat(server.registrations()).isZero();
      assertThat(heard.details(Errand.DEREGISTER)).containsExactly("ok: deregistered");
      client.close();
    }
  }

  @Test
  void abandoningLetsTheRegistrationLapse() throws IOException {
    var heard = new RecordingListener();
    try (var server = server(0)) {
      var client = client(server.url(), 1, heard);
      patiently().until(() -> server.registrations() == 1);

      client.abandon();
      client.close();

      assertThat(server.registrations()).as("not yet").isEqualTo(1);
      patiently().until(() -> server.registrations() == 0);
      assertThat(heard.details(Errand.DEREGISTER)).isEmpty();
    }
  }

  @Test
  void serverThatComesLateIsFound() throws IOException {
    int port;
    try (var first = server(0)) {
      port = first.url().getPort();
    }
    var heard = new RecordingListener();
    client(URI.create("http://127.0.0.1:" + port), 1, heard);
    patiently().until(() -> heard.details(Errand.REGISTER).size() >= 3);
    assertThat(heard.details(Errand.REGISTER))
        .containsOnly(
            "failed: no answer from http://127.0.0.1:" + port + "/register: connection refused");

    try (var server = server(port)) {
      patiently().until(() -> server.registrations() == 1);
    }
  }

  @Test
  void serverRestartedEmptyKnowsAllAgainWithinTwoHeartbeats(TestReporter reporter)
      throws IOException {
    var nodes = 50;
    var heard = new RecordingListener();
    var before = server(0);
    for (var i = 0; i < nodes; i++) {
      client(before.url(), i, i == 0 ? heard : new RecordingListener());
    }
    patiently().until(() -> before.registrations() == nodes);
    before.close();

    try (var after = server(before.url().getPort())) {
      var start = System.nanoTime();
      patiently().until(() -> after.registrations() == nodes);
      var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

      reporter.publishEntry(
          nodes + " nodes", "known again after %d ms, interval %d".formatted(millis, 300));
      patiently().until(() -> heard.peers().size() == nodes - 1);
    }
  }

  @Test
  void forgottenNodeRegistersAgainAtOnce() throws IOException {
    var heard = new RecordingListener();
    var script = "{\"ttlMillis\":90}";
    try (var server =
        new ScriptedServer(
            (request, out) ->
                ScriptedServer.write(
                    out, request.contains("/heartbeat") ? "404 Not Found" : "200 OK", script))) {
      client(server.url(), 1, heard);

      patiently().until(() -> heard.details(Errand.REGISTER).size() >= 2);

      assertThat(heard.errands().subList(0, 4))
          .containsExactly(Errand.REGISTER, Errand.PEERS, Errand.HEARTBEAT, Errand.REGISTER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "7",
        "null",
        "{\"ttlMillis\":\"x\"}",
        "{\"ttlMillis\":-1}",
        "{\"ttlMillis\":1e99}",
        "{\"ttlMillis\":5.5}"
      })
  void registrationThatMakesNoSenseIsReportedAndTriedAgain(String answer) throws IOException {
    var heard = new RecordingListener();
    try (var server = ScriptedServer.saying("200 OK", answer)) {
      client(server.url(), 1, heard);

      patiently().until(() -> heard.details(Errand.REGISTER).size() >= 2);

      assertThat(heard.details(Errand.REGISTER)).allMatch(said -> said.startsWith("failed: the"));
      assertThat(heard.lists()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 Oops", "503 Full", "302 Found", "204 No Content"})
  void refusalIsReportedWithItsStatus(String status) throws IOException {
    var heard = new RecordingListener();
    try (var server = ScriptedServer.saying(status, "{\"error\":\"no\u001b[31m room\"}")) {
      client(server.url(), 1, heard);

      patiently().until(() -> heard.details(Errand.REGISTER).size() >= 2);

      assertThat(heard.details(Errand.REGISTER))
          .allMatch(said -> said.startsWith("failed: ") && said.matches("[\\x20-\\x7e]*"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"peers\":[]}", "[{\"addr\":\"127.0.0.1:7002\"},"})
  void listThatMakesNoSenseIsReportedAndHeartbeatsGoOn(String list) throws IOException {
    var heard = new RecordingListener();
    try (var server = lister(list)) {
      client(server.url(), 1, heard);

      patiently().until(() -> heard.details(Errand.HEARTBEAT).size() >= 2);

      assertThat(heard.details(Errand.PEERS))
          .allMatch(said -> said.startsWith("failed: the answer is not a list"));
      assertThat(heard.lists()).isZero();
    }
  }

  @Test
  void endlessListIsReported() throws IOException {
    var heard = new RecordingListener();
    try (var server = lister("[" + "{\"addr\":\"127.0.0.1:7002\"},".repeat(200_000))) {
      client(server.url(), 1, heard);

      patiently().until(() -> !heard.details(Errand.PEERS).isEmpty());

      assertThat(heard.details(Errand.PEERS).getFirst()).startsWith("failed: no good answer");
    }
  }

  @Test
  void readablePartOfAListIsUsed() throws IOException {
    var heard = new RecordingListener();
    try (var server = lister("[{\"addr\":\"127.0.0.1:7002\"},{\"addr\":\"?\"},8]")) {
      client(server.url(), 1, heard);

      patiently().until(() -> !heard.details(Errand.PEERS).isEmpty());

      assertThat(heard.peers()).containsExactly(node(2));
      assertThat(heard.details(Errand.PEERS)).contains("ok: 1 peer; 2 skipped: no address");
    }
  }

  @Test
  void serverThatNamesNoCurrentListIsAskedEachTime() throws IOException {
    var heard = new RecordingListener();
    var head = "HTTP/1.1 %s\r\nConnection: close\r\nETag: \"7\"\r\n";
    var asked = new AtomicInteger();
    try (var server =
        new ScriptedServer(
            (request, out) -> {
              if (!request.contains("/peers")) {
                ScriptedServer.write(out, "200 OK", "{\"ttlMillis\":90}");
              } else if (asked.getAndIncrement() == 0) {
                out.write((head.formatted("200 OK") + "Content-Length: 2\r\n\r\n[]").getBytes());
              } else {
                out.write((head.formatted("304 Not Modified") + "\r\n").getBytes());
              }
            })) {
      client(server.url(), 1, heard);

      patiently().until(() -> heard.details(Errand.PEERS).size() >= 3);

      assertThat(heard.details(Errand.PEERS).subList(0, 3))
          .containsExactly("ok: 0 peers", "ok: 0 peers, unchanged", "ok: 0 peers, unchanged");
      assertThat(heard.lists()).isEqualTo(1);
    }
  }

  private static ScriptedServer lister(String list) throws IOException {
    return new ScriptedServer(
        (request, out) ->
            ScriptedServer.write(
                out, "200 OK", request.contains("/peers") ? list : "{\"ttlMillis\":90}"));
  }

  @Test
  void closingDoesNotWaitLongForASilentServer() throws Exception {
    var never = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    try (var server =
        new ScriptedServer(
            (request, out) -> {
              asked.countDown();
              never.await();
            })) {
      var client = client(server.url(), 1, new RecordingListener());
      asked.await();

      var closing = Thread.ofVirtual().start(client::close);

      assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:x", "/peers", "http://127.0.0.1:70000", "http://nowhere.invalid"})
  void serverThatCanNotBeCalledIsToldToTheListener(String server) {
    var heard = new RecordingListener();
    var client = client(URI.create(server), 1, heard);

    patiently().until(() -> heard.details(Errand.REGISTER).size() >= 2);

    assertThat(heard.details(Errand.REGISTER)).allMatch(said -> said.startsWith("failed: "));
    client.close();
  }

  @Test
  void listenerThatThrowsIsToldOn() throws IOException {
    var heard = new RecordingListener();
    var faulty =
        new DiscoveryClient.Listener() {
          @Override
          public void peers(List<PeerAddress> peers) {
            throw new IllegalStateException("a bug");
          }

          @Override
          public void contacted(Errand errand, boolean isOk, String detail) {
            heard.contacted(errand, isOk, detail);
            throw new IllegalStateException("another bug");
          }
        };
    try (var server = server(0)) {
      client(server.url(), 1, faulty);

      patiently().until(() -> heard.details(Errand.HEARTBEAT).size() >= 2);
    }
  }

  @Test
  void listenerMayCloseItsClient() throws IOException {
    var mine = new CompletableFuture<DiscoveryClient>();
    var heard = new RecordingListener();
    var closing =
        new DiscoveryClient.Listener() {
          @Override
          public void peers(List<PeerAddress> peers) {
            mine.join().close();
          }

          @Override
          public void contacted(Errand errand, boolean isOk, String detail) {
            heard.contacted(errand, isOk, detail);
          }
        };
    try (var server = server(0)) {
      mine.complete(client(server.url(), 1, closing));

      patiently().until(() -> !heard.details(Errand.DEREGISTER).isEmpty());

      assertThat(server.registrations()).isZero();
    }
  }

  @Test
  void manyNodesOfOneProcessFindEachOther(TestReporter reporter) throws IOException {
    var nodes = Integer.getInteger("hearsay.discovery.nodes", 200);
    var heard = new ArrayList<RecordingListener>();
    var start = System.nanoTime();
    try (var server =
        DiscoveryServer.start(new InetSocketAddress("127.0.0.1", 0), DiscoveryServer.DEFAULT_TTL)) {
      for (var i = 0; i < nodes; i++) {
        heard.add(new RecordingListener());
        client(server.url(), i, heard.getLast());
      }

      patiently().until(() -> server.registrations() == nodes);
      var registered = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      patiently().until(() -> heard.stream().allMatch(one -> one.peers().size() == nodes - 1));

      var known = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      reporter.publishEntry(
          nodes + " nodes",
          "registered %d ms, all known to all %d ms".formatted(registered, known));
    }
  }
}
