package hearsay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallerTest {
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpCaller caller = new HttpCaller(tasks);

  @AfterEach
  void stop() {
    tasks.shutdownNow();
  }

  private String failure(Call call) throws InterruptedException {
    var answer = caller.send(call);
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed) answer).reason();
  }

  @Test
  void anyStatusIsAnAnswer() throws Exception {
    try (var server = ScriptedServer.saying("418 I'm a teapot", "{\"short\":true}")) {
      var answer = (Answer.Received) caller.send(Call.get(server.url()));

      assertThat(answer.status()).isEqualTo(418);
      assertThat(answer.json().path("short").booleanValue()).isTrue();
      assertThat(answer.header("content-length")).contains("14");
    }
  }

  @Test
  void nobodyThereIsConnectionRefused() throws Exception {
    URI gone;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/peers");
    }

    assertThat(failure(Call.get(gone)))
        .isEqualTo("no answer from " + gone + ": connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1/", "mailto:x", "/peers", "http:///peers"})
  void targetThatIsNoWebAddressIsAFailureInWords(String target) throws Exception {
    assertThat(failure(Call.get(URI.create(target)))).contains("can't be called");
  }

  @Test
  void unknownHostIsNamed() throws Exception {
    assertThat(failure(Call.get(URI.create("http://nowhere.invalid:1/"))))
        .contains("no answer from http://nowhere.invalid:1/");
  }

  @Test
  void serverThatSaysNothingIsGivenUp() throws Exception {
    var never = new CountDownLatch(1);
    try (var server = new ScriptedServer((request, out) -> never.await())) {
      var call = Call.get(server.url()).within(Duration.ofMillis(200));

      assertThat(failure(call)).contains("within 200 ms");
    }
  }

  @Test
  void bodyThatDripsForEverIsGivenUp() throws Exception {
    var never = new CountDownLatch(1);
    try (var server =
        new ScriptedServer(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[".getBytes());
              out.flush();
              never.await();
            })) {
      var call = Call.get(server.url()).within(Duration.ofMillis(200));

      assertThat(failure(call)).contains("within 200 ms");
    }
  }

  @Test
  void bodyOverTheLimitIsAFailure() throws Exception {
    try (var server = ScriptedServer.saying("200 OK", "x".repeat(1_001))) {
      assertThat(failure(Call.get(server.url()).withAnswerUpTo(1_000))).contains("1000");
    }
  }

  @Test
  void endlessBodyIsAFailure() throws Exception {
    try (var server =
        new ScriptedServer(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
              while (true) {
                out.write(new byte[10_000]);
              }
            })) {
      assertThat(failure(Call.get(server.url()).withAnswerUpTo(100_000))).contains("100000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GO AWAY\r\n\r\n", "HTTP/1.1 fine OK\r\n\r\n", "\u001b[31m\r\n\r\n"})
  void whatIsNoHttpIsAFailureInPlainWords(String answer) throws Exception {
    try (var server = new ScriptedServer((request, out) -> out.write(answer.getBytes()))) {
      assertThat(failure(Call.get(server.url())))
          .contains("no good answer from " + server.url())
          .matches("[\\x20-\\x7e…]*");
    }
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    try (var server = ScriptedServer.saying("302 Found\r\nLocation: http://127.0.0.1:1/", "")) {
      assertThat(((Answer.Received) caller.send(Call.get(server.url()))).status()).isEqualTo(302);
    }
  }

  @Test
  void interruptGivesTheCallUp() throws IOException {
    var never = new CountDownLatch(1);
    try (var server = new ScriptedServer((request, out) -> never.await())) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> caller.send(Call.get(server.url())))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void answerThatIsNoJsonSaysSo() throws Exception {
    try (var server = ScriptedServer.saying("200 OK", "<html>")) {
      var answer = (Answer.Received) caller.send(Call.get(server.url()));

      assertThatThrownBy(answer::json).isInstanceOf(MalformedJsonException.class);
    }
  }
}
