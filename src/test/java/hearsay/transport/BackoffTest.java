package hearsay.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1, 50", "2, 100", "3, 200", "6, 1600", "7, 2000", "100, 2000", "2147483647, 2000"})
  void doublesUpToItsLimitLessUpToAHalf(int failures, long fullMillis) {
    var random = new SplittableRandom(1);

    for (var i = 0; i < 1_000; i++) {
      assertThat(Backoff.nanos(failures, random))
          .isBetween(fullMillis * 500_000, fullMillis * 1_000_000);
    }
  }

  @Test
  void differsFromNodeToNode() {
    assertThat(Backoff.nanos(3, new SplittableRandom(1)))
        .isNotEqualTo(Backoff.nanos(3, new SplittableRandom(2)));
  }
}
