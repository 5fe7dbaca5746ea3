package hearsay.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hearsay.http.Answer;
import hearsay.http.Call;
import hearsay.http.HttpCaller;
import hearsay.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryServerTest {
  private static final Duration TTL = Duration.ofSeconds(5);
  private static final int ROOM = 10_000;

  private final AtomicLong nowNanos = new AtomicLong(77);
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpCaller caller = new HttpCaller(tasks);
  private DiscoveryServer server;

  @BeforeEach
  void start() throws IOException {
    server = start(ROOM);
  }

  private DiscoveryServer start(int room) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return DiscoveryServer.start(anyPort, new Registry(TTL, room), Set.of(), nowNanos::get);
  }

  @AfterEach
  void stop() {
    server.close();
    tasks.shutdownNow();
  }

  private Answer.Received send(Call call) throws InterruptedException {
    var answer = caller.send(call.within(Duration.ofSeconds(60)).withAnswerUpTo(4 << 20));
    assertThat(answer).isInstanceOf(Answer.Received.class);
    return (Answer.Received) answer;
  }

  private Answer.Received post(String path, String address) throws InterruptedException {
    return send(Call.post(at(path), Json.object().put("addr", address)));
  }

  private Answer.Received get(String path) throws InterruptedException {
    return send(Call.get(at(path)));
  }

  private URI at(String path) {
    return server.url().resolve(path);
  }

  private List<String> peers() throws InterruptedException {
    var addresses = new ArrayList<String>();
    get("/peers").json().forEach(peer -> addresses.add(peer.path("addr").asString()));
    return addresses;
  }

  private static String text(Answer.Received answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void registeredNodeIsListedWithWhenItWasSeen() throws Exception {
    var before = Instant.now().minusSeconds(1);

    var registered = post("/register", "127.0.0.1:7001");
    var peers = get("/peers");

    assertThat(text(registered)).contains("\"ttlMillis\":5000");
    assertThat(peers.json().get(0).path("addr").asString()).isEqualTo("127.0.0.1:7001");
    assertThat(Instant.parse(peers.json().get(0).path("lastSeen").asString())).isAfter(before);
    assertThat(server.registrations()).isEqualTo(1);
  }

  @Test
  void deadNodeIsNotListedTwoTtlsLater() throws Exception {
    post("/register", "127.0.0.1:7001");
    post("/register", "127.0.0.1:7002");

    nowNanos.addAndGet(TTL.toNanos());
    post("/heartbeat", "127.0.0.1:7002");
    assertThat(peers()).hasSize(2);
    nowNanos.addAndGet(TTL.toNanos());

    assertThat(peers()).containsExactly("127.0.0.1:7002");
  }

  @Test
  void heartbeatOfAnUnknownNodeIs404() throws Exception {
    var answer = post("/heartbeat", "127.0.0.1:7001");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(text(answer)).contains("\"error\"", "\"field\":\"addr\"");
    assertThat(peers()).as("a heartbeat registers nobody").isEmpty();
  }

  @Test
  void deregisteredNodeIsGoneAtOnce() throws Exception {
    post("/register", "127.0.0.1:7001");

    assertThat(text(post("/deregister", "127.0.0.1:7001"))).contains("true");
    assertThat(text(post("/deregister", "127.0.0.1:7001"))).contains("false");

    assertThat(peers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/register", "/heartbeat", "/deregister"})
  void badBodiesAre400AndStoreNothing(String path) throws Exception {
    for (var address :
        List.of("", "n1", "n1:0", "n1:70000", "a b:1", "::1:7001", "x".repeat(300))) {
      var answer = post(path, address);

      assertThat(answer.status()).as(address).isEqualTo(400);
      assertThat(text(answer)).as(address).contains("\"error\"", "\"field\":\"addr\"");
    }
    assertThat(send(Call.post(at(path), Json.object())).status()).isEqualTo(400);
    assertThat(send(Call.post(at(path), Json.array())).status()).isEqualTo(400);
    assertThat(send(Call.post(at(path), null)).status()).isEqualTo(400);
    assertThat(server.registrations()).isZero();
  }

  @Test
  void bodyOver64KiBIs413AndStoresNothing() throws Exception {
    var body = Json.object().put("addr", "127.0.0.1:7001").put("more", "x".repeat(1 << 16));

    var answer = send(Call.post(at("/register"), body));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(server.registrations()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"GET, /register, 405", "POST, /peers, 405", "GET, /nowhere, 404", "GET, /, 404"})
  void whatIsNotThereIsRefused(String method, String path, int status) throws Exception {
    var target = at(path);

    var answer = send(method.equals("GET") ? Call.get(target) : Call.post(target, null));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error").asString()).isNotEmpty();
  }

  @Test
  void pageOfAnotherOriginCanNotRegisterANode() throws Exception {
    var call = Call.post(at("/register"), Json.object().put("addr", "127.0.0.1:7001"));

    var answer = send(call.with("Origin", "http://evil.example"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(server.registrations()).isZero();
  }

  @Test
  void fullServerSaysSoAndTakesNodesAgainWhenOthersLapse() throws Exception {
    server.close();
    server = start(2);
    post("/register", "127.0.0.1:7001");
    post("/register", "127.0.0.1:7002");

    var refused = post("/register", "127.0.0.1:7003");
    nowNanos.addAndGet(TTL.toNanos() + 1);
    var taken = post("/register", "127.0.0.1:7003");

    assertThat(refused.status()).isEqualTo(503);
    assertThat(text(refused)).contains("\"error\":\"2 nodes are registered");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(peers()).containsExactly("127.0.0.1:7003");
  }

  @Test
  void listThatIsKnownIsNotSentAgain() throws Exception {
    post("/register", "127.0.0.1:7001");
    var tag = get("/peers").header("etag").orElseThrow();
    post("/heartbeat", "127.0.0.1:7001");

    var same = send(Call.get(at("/peers")).with("If-None-Match", tag));
    post("/register", "127.0.0.1:7002");
    var changed = send(Call.get(at("/peers")).with("If-None-Match", tag));

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("etag")).contains(tag);
    assertThat(same.body()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().size()).isEqualTo(2);
  }

  @Test
  void heartbeatNamesTheCurrentList() throws Exception {
    post("/register", "127.0.0.1:7001");
    var tag = get("/peers").header("etag").orElseThrow();

    var same = post("/heartbeat", "127.0.0.1:7001").json().path("peersTag").asString();
    post("/register", "127.0.0.1:7002");
    var changed = post("/heartbeat", "127.0.0.1:7001").json().path("peersTag").asString();

    assertThat(same).isEqualTo(tag);
    assertThat(changed).isNotEqualTo(tag);
  }

  @Test
  void versionOfAnEarlierRunIsNotTakenForTheSame() throws Exception {
    post("/register", "127.0.0.1:7001");
    var tag = get("/peers").header("etag").orElseThrow();
    server.close();
    server = start(ROOM);
    post("/register", "127.0.0.1:7002");

    var answer = send(Call.get(at("/peers")).with("If-None-Match", tag));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void registeredAddressIsNeverDialled() throws Exception {
    var dialled = new AtomicReference<String>("");
    try (var bait = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var listening = Thread.ofVirtual().start(() -> accept(bait, dialled));

      post("/register", "127.0.0.1:" + bait.getLocalPort());
      post("/heartbeat", "127.0.0.1:" + bait.getLocalPort());
      nowNanos.addAndGet(2 * TTL.toNanos());
      peers();
      bait.close();
      listening.join();
    }

    assertThat(dialled).hasValue("");
  }

  private static void accept(ServerSocket bait, AtomicReference<String> dialled) {
    try (var socket = bait.accept()) {
      dialled.set(socket.toString());
    } catch (IOException e) {
      // closed, and nobody came
    }
  }

  @Test
  void healthTellsHowManyAreThere() throws Exception {
    post("/register", "127.0.0.1:7001");

    assertThat(text(get("/health")))
        .isEqualTo("{\"status\":\"ok\",\"registrations\":1,\"ttlMillis\":5000}");
  }

  @Test
  void takenPortIsNamed() {
    var taken = new InetSocketAddress("127.0.0.1", server.url().getPort());

    assertThatThrownBy(() -> DiscoveryServer.start(taken, TTL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + taken.getPort());
  }

  @Test
  void portIsFreeAgainOnceClosed() throws IOException {
    var port = server.url().getPort();
    server.close();
    server.close();

    try (var next = DiscoveryServer.start(new InetSocketAddress("127.0.0.1", port), TTL)) {
      assertThat(next.registrations()).isZero();
    }
  }

  @Test
  void fiveThousandRegistrationsAreAllServed(TestReporter reporter) throws Exception {
    var count = 5_000;
    var registering = measure(count, i -> post("/register", "127.0.0.1:" + (10_000 + i)));
    var beating = measure(count, i -> post("/heartbeat", "127.0.0.1:" + (10_000 + i)));
    var start = System.nanoTime();
    var listed = peers();
    var listing = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

    reporter.publishEntry(
        count + " nodes",
        "registered in %d ms, heartbeats %d ms, list %d ms"
            .formatted(registering, beating, listing));
    assertThat(new HashSet<>(listed)).hasSize(count);
    assertThat(server.registrations()).isEqualTo(count);
  }

  @FunctionalInterface
  private interface Request {
    Answer.Received send(int number) throws InterruptedException;
  }

  /// Sends so many requests, 32 at a time.
  private long measure(int count, Request request) {
    var places = new Semaphore(32);
    var served = new Semaphore(0);
    var start = System.nanoTime();
    for (var i = 0; i < count; i++) {
      var number = i;
      places.acquireUninterruptibly();
      tasks.execute(
          () -> {
            try {
              if (request.send(number).status() == 200) {
                served.release();
              }
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              places.release();
            }
          });
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> served.availablePermits() == count);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
