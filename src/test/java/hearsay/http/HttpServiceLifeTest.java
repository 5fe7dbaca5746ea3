package hearsay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class HttpServiceLifeTest extends RunningService {
  @Test
  void stalledRequestsDoNotHoldUpOthers() throws IOException {
    var stalled = new ArrayList<RawClient>();
    for (var i = 0; i < 20; i++) {
      stalled.add(new RawClient(service.url()).send("POST /name HTTP/1.1\r\nHos"));
      stalled.add(
          new RawClient(service.url())
              .send("POST /name HTTP/1.1\r\n" + host() + "Content-Length: 9\r\n\r\n{"));
    }

    assertThat(get("/hello").status()).isEqualTo(200);

    for (var client : stalled) {
      client.close();
    }
    assertThat(get("/hello").status()).isEqualTo(200);
  }

  @Test
  void requestsAboveTheMaximumAreTurnedAwayAndRoomComesBack() throws Exception {
    try (var tight =
        HttpService.start(anyPort(), routes(), new HttpSettings(9, 1, Set.of()), requests)) {
      var request = " HTTP/1.1\r\nHost: 127.0.0.1:" + tight.url().getPort() + "\r\n\r\n";
      try (var first = new RawClient(tight.url()).send("GET /wait" + request)) {
        await().until(() -> handled.get() == 1);

        var second = RawClient.exchange(tight.url(), "GET /hello" + request);
        goOn.countDown();

        assertThat(second.status()).as("closed without an answer").isZero();
        assertThat(first.response().status()).isEqualTo(204);
      }
      await().until(() -> RawClient.exchange(tight.url(), "GET /hello" + request).status() == 200);
    }
  }

  @Test
  void closingLetsARequestUnderWayFinish() throws Exception {
    try (var client =
        new RawClient(service.url()).send("GET /wait HTTP/1.1\r\n" + host() + "\r\n")) {
      await().until(() -> handled.get() == 1);

      var closing = Thread.ofVirtual().start(service::close);
      goOn.countDown();

      assertThat(client.response().status()).isEqualTo(204);
      assertThat(client.isAtEnd()).isTrue();
      closing.join();
    }
  }

  @Test
  void closingDoesNotWaitForAStalledRequest() throws Exception {
    try (var stalled = new RawClient(service.url()).send("GET /wait HTTP/1.1\r\n" + host())) {
      var closing = Thread.ofVirtual().start(service::close);

      assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
      assertThat(stalled.isAtEnd()).isTrue();
    }
  }

  @Test
  void closingTwiceIsAsGoodAsOnce() {
    service.close();
    service.close();

    assertThatThrownBy(() -> get("/hello")).isInstanceOf(IOException.class);
  }

  @Test
  void takenPortIsNamed() {
    var taken = new InetSocketAddress("127.0.0.1", service.url().getPort());

    assertThatThrownBy(() -> HttpService.start(taken, routes(), HttpSettings.DEFAULT, requests))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + taken.getPort())
        .hasMessageContaining("in use");
  }

  @Test
  void wildcardIsReachedAtTheAddressItIsCalledBy() throws Exception {
    try (var open =
        HttpService.start(
            new InetSocketAddress("0.0.0.0", 0), routes(), HttpSettings.DEFAULT, requests)) {
      var caller = new HttpCaller(requests);

      var answer = caller.send(Call.get(open.url().resolve("/hello")));

      assertThat(open.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(answer).isInstanceOf(Answer.Received.class);
      assertThat(((Answer.Received) answer).status()).isEqualTo(200);
    }
  }

  @Test
  void keepAliveRequestsAreAnsweredWithoutDelay(TestReporter reporter) throws Exception {
    var count = Integer.getInteger("hearsay.http.requests", 500);
    var body = "{\"name\":\"n1\"}";
    var request =
        "POST /name HTTP/1.1\r\n" + host() + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    var micros = new long[count];

    try (var client = new RawClient(service.url())) {
      for (var i = 0; i < count; i++) {
        var start = System.nanoTime();
        assertThat(client.send(request).response().status()).isEqualTo(200);
        micros[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
      }
    }

    Arrays.sort(micros);
    reporter.publishEntry(
        "keep-alive POST",
        "p50 %d us, p99 %d us".formatted(micros[count / 2], micros[count * 99 / 100]));
    assertThat(handled).hasValue(count);
  }
}
