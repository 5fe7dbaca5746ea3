package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hearsay.contract.ContractViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  @ParameterizedTest(name = "a hop of {0} ms: rate {1}, {2} ms on the clock")
  @CsvSource({
    "0, 1, 0",
    "10, 1, 10",
    "40, 1, 40",
    "150, 0.26667, 40",
    "1200, 0.03333, 40",
    "5000, 0.008, 40"
  })
  void aHopSetsTheRateAndItsShareOfARound(long hopMillis, double rate, long hopClusterMillis) {
    var pace = new Pace(hopMillis * 1_000_000);

    assertThat(pace.rate()).isCloseTo(rate, within(0.00001));
    assertThat(pace.hopClusterNanos()).isEqualTo(hopClusterMillis * 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({"0", "20", "40", "150", "1200", "5000"})
  void aHopTakesItsRealTime(long hopMillis) {
    var pace = new Pace(hopMillis * 1_000_000);

    assertThat(pace.hopClusterNanos() / pace.rate())
        .isCloseTo(hopMillis * 1_000_000.0, within(1.0));
  }

  @Test
  void aHopOutOfRangeBreaksTheContract() {
    assertThatThrownBy(() -> new Pace(-1)).isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> new Pace(5_000_000_001L)).isInstanceOf(ContractViolation.class);
  }
}
