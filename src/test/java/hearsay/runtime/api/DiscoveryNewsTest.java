package hearsay.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.discovery.DiscoveryClient.Errand;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryNewsTest {
  private final List<String> said = new ArrayList<>();
  private final DiscoveryNews news =
      new DiscoveryNews(URI.create("http://lab:8000"), peers -> {}, said::add);

  @Test
  void contactIsSaidWhenItBeginsIsLostAndComesBack() {
    news.contacted(Errand.REGISTER, true, "for 5 s");
    news.contacted(Errand.PEERS, true, "2 peers");
    news.contacted(Errand.HEARTBEAT, true, "heard");
    news.contacted(Errand.HEARTBEAT, false, "no answer");
    news.contacted(Errand.REGISTER, false, "no answer");
    news.contacted(Errand.REGISTER, true, "for 5 s");

    assertThat(said)
        .containsExactly(
            "discovery at http://lab:8000: registered",
            "discovery at http://lab:8000: heartbeat failed: no answer",
            "discovery at http://lab:8000: registered");
  }

  @Test
  void serverThatHasNoListIsComplainedOfOnce() {
    for (var round = 0; round < 3; round++) {
      news.contacted(Errand.HEARTBEAT, true, "heard");
      news.contacted(Errand.PEERS, false, "the server answered 500");
    }
    news.contacted(Errand.PEERS, true, "2 peers");

    assertThat(said)
        .containsExactly(
            "discovery at http://lab:8000: registered",
            "discovery at http://lab:8000: peers failed: the server answered 500",
            "discovery at http://lab:8000: lists 2 peers");
  }
}
