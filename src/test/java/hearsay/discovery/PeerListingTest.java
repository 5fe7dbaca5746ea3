package hearsay.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.http.Json;
import hearsay.http.MalformedJsonException;
import hearsay.protocol.PeerAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerListingTest {
  private static final PeerAddress SELF = new PeerAddress("127.0.0.1", 7001);

  private static PeerListing read(String json) {
    return PeerListing.of(Json.parse(json.getBytes(StandardCharsets.UTF_8))).without(SELF);
  }

  @Test
  void holdsEachPeerOnceAndNotTheOneWhoAsks() {
    var listing =
        read(
            """
            [{"addr":"127.0.0.1:7001"},{"addr":"127.0.0.1:7002","lastSeen":"?"},
             {"addr":"127.0.0.1:7002"},{"addr":"[::1]:7003"}]\
            """);

    assertThat(listing.peers())
        .containsExactly(new PeerAddress("127.0.0.1", 7002), new PeerAddress("::1", 7003));
    assertThat(listing.summary()).isEqualTo("2 peers");
  }

  @Test
  void skipsAndCountsWhatIsNoAddress() {
    var listing =
        read(
            "[7, null, {}, [], {\"addr\":7}, {\"addr\":\"a b:1\"}, {\"addr\":\"n2:70000\"},"
                + " {\"addr\":\"n2:7002\"}]");

    assertThat(listing.peers()).containsExactly(new PeerAddress("n2", 7002));
    assertThat(listing.summary()).isEqualTo("1 peer; 7 skipped: no address");
  }

  @Test
  void takesNoMoreThanTheMaximum() {
    var all = Json.array();
    for (var i = 0; i < 100_000; i++) {
      all.addObject().put("addr", "10.0." + i / 250 % 250 + "." + i % 250 + ":" + (1 + i / 62_500));
    }

    var listing = PeerListing.of(all);

    assertThat(listing.peers()).hasSize(PeerListing.MAX_PEERS);
    assertThat(listing.summary()).isEqualTo("10000 peers; 90000 skipped: too many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "null", "\"[]\""})
  void whatIsNoListIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedJsonException.class);
  }
}
