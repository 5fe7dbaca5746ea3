package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {
  @ParameterizedTest
  @CsvSource({"0.01, 1", "0.5, 50", "0.501, 51", "0.99, 99", "0.999, 100", "1, 100"})
  void ofOneToAHundredEachShareIsItsNearestRank(double share, long expected) {
    var percentiles = Percentiles.of(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());

    assertThat(percentiles.at(share)).isEqualTo(expected);
  }

  @Test
  void oneSampleIsEveryPercentile() {
    var percentiles = Percentiles.of(7);

    assertThat(percentiles.at(0.001)).isEqualTo(7);
    assertThat(percentiles.median()).isEqualTo(7);
    assertThat(percentiles.at(1)).isEqualTo(7);
  }

  @Test
  void medianOfAnEvenNumberIsTheLowerMiddle() {
    assertThat(Percentiles.of(4, 1, 3, 2).median()).isEqualTo(2);
  }

  @Test
  void samplesAreCopied() {
    var samples = new long[] {3, 1, 2};

    var percentiles = Percentiles.of(samples);
    samples[0] = 100;

    assertThat(percentiles.at(1)).isEqualTo(3);
    assertThat(samples).containsExactly(100, 1, 2);
  }

  @Test
  void noSampleAndImpossibleSharesBreakTheContract() {
    assertThatThrownBy(Percentiles::of).isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> Percentiles.of(1).at(0)).isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> Percentiles.of(1).at(1.01)).isInstanceOf(ContractViolation.class);
  }
}
