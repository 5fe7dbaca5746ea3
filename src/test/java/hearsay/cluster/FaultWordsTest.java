package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultWordsTest {
  @Test
  void namesEachFaultAndTimesAsTheyAreSeen() {
    var all = new LinkFaults(true, 100_000_000, 5_000_000, 0.2, 0.05, 0.125);

    assertThat(FaultWords.of(all, 0.5))
        .isEqualTo(
            "cut, 200 ms late, up to 10 ms jitter, loses 20 %, doubles 5 %, reorders 12.5 %");
    assertThat(FaultWords.of(LinkFaults.NONE, 1)).isEqualTo("no faults");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.1234, 0.123", "33.333, 33.3", "12345.6, 12346", "100, 100", "200.0, 200"})
  void numbersHaveThreeDigitsAndAllBeforeThePoint(double value, String text) {
    assertThat(FaultWords.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, every frame",
    "0.2, about 1 of 5 frames",
    "0.5, about 1 of 2 frames",
    "0.95, about 19 of 20 frames",
    "0.75, about 3 of 4 frames"
  })
  void chancesAreToldAsShares(double probability, String words) {
    assertThat(FaultWords.share(probability)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"1, 200", "0.0333, 1200", "0.5, 0.5"})
  void realAndClusterTimeLeadBackToEachOther(double rate, double millis) {
    var cluster = FaultWords.clusterNanos(millis, rate);

    assertThat(FaultWords.number(FaultWords.realMillis(cluster, rate)))
        .isEqualTo(FaultWords.number(millis));
  }
}
