package hearsay.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.node.PeerState;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
  private final PrometheusText text = new PrometheusText();

  @Test
  void aFigureHasItsHelpItsTypeAndItsValue() {
    text.counter("clicks_total", "How often somebody clicked.", 3)
        .secondsCounter("busy_seconds_total", "Time spent.", 1_500_000_000L)
        .gauge("value", "What it shows.", BigInteger.TWO.pow(70).negate());

    assertThat(text.toString())
        .isEqualTo(
            """
            # HELP clicks_total How often somebody clicked.
            # TYPE clicks_total counter
            clicks_total 3
            # HELP busy_seconds_total Time spent.
            # TYPE busy_seconds_total counter
            busy_seconds_total 1.5
            # HELP value What it shows.
            # TYPE value gauge
            value -1180591620717411303424
            """);
  }

  @Test
  void aLabelHasALineForEachOfItsValues() {
    var counts = new EnumMap<>(Map.of(PeerState.ACTIVE, 2, PeerState.GONE, 1));

    text.gauges("peers", "Peers.", "state", counts, count -> count);

    assertThat(text.toString().lines())
        .contains("peers{state=\"active\"} 2", "peers{state=\"gone\"} 1");
  }

  @Test
  void aLabelMayHoldAnything() {
    text.info("node_info", "Who.", Map.of("node", "a \"b\"\\\nc"));

    assertThat(text.toString()).endsWith("node_info{node=\"a \\\"b\\\"\\\\\\nc\"} 1\n");
  }
}
