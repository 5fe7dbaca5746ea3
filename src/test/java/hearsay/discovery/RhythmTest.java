package hearsay.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {
  @ParameterizedTest
  @CsvSource({
    "5000, 1666",
    "300, 100",
    "1, 30",
    "0, 30",
    "-9223372036854775808, 30",
    "9223372036854775807, 60000"
  })
  void intervalIsAThirdOfTheTtlWithinBounds(long ttlMillis, long intervalMillis) {
    assertThat(Rhythm.ofTtl(ttlMillis).interval()).isEqualTo(Duration.ofMillis(intervalMillis));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noPauseEverExceedsTheInterval(long seed) {
    var random = new Random(seed);
    for (var rhythm : new Rhythm[] {Rhythm.ofTtl(90), Rhythm.ofTtl(5_000)}) {
      for (var failures = 1; failures < 100; failures++) {
        assertThat(rhythm.untilRetry(failures, random))
            .as("failures %d, seed %d", failures, seed)
            .isPositive()
            .isLessThanOrEqualTo(rhythm.interval());
        assertThat(rhythm.untilHeartbeat(random))
            .isBetween(rhythm.interval().multipliedBy(3).dividedBy(4), rhythm.interval());
      }
    }
  }

  @Test
  void retriesAreBoundedHoweverLongTheInterval() {
    var rhythm = Rhythm.ofTtl(Long.MAX_VALUE);

    assertThat(rhythm.untilRetry(1_000_000, new Random(1)))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
