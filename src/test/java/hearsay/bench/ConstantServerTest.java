package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConstantServerTest {
  @Test
  void whateverIsAskedTheAnswerIsTheSame() throws Exception {
    var answer = "[]".getBytes(StandardCharsets.US_ASCII);

    try (var server = ConstantServer.start(answer);
        var asking = new Asking(server.url())) {
      assertThat(asking.get("/peers")).isEqualTo(answer);
      assertThat(asking.post("/register", "{\"addr\":\"127.0.0.1:7001\"}")).isEqualTo(answer);
    }
  }
}
