package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceScaleTest {
  @ParameterizedTest
  @CsvSource({
    "0, real time",
    "150000000, 0.15 s a hop",
    "1200000000, 1.2 s a hop",
    "5000000000, 5 s a hop"
  })
  void paceIsSaidInSecondsAHop(long hopNanos, String words) {
    assertThat(PaceScale.text(hopNanos)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20_000_000, 150_000_000, 1_200_000_000, 5_000_000_000L})
  void positionOfAPaceGivesThatPaceBack(long hopNanos) {
    var position = PaceScale.position(hopNanos);

    assertThat(PaceScale.hopNanos(position)).isEqualTo(hopNanos);
  }

  @Test
  void endsOfTheSliderAreRealTimeAndFiveSeconds() {
    assertThat(PaceScale.hopNanos(0)).isEqualTo(PaceScale.REAL_TIME_NANOS);
    assertThat(PaceScale.hopNanos(1)).isEqualTo(PaceScale.SLOWEST_NANOS);
  }

  @Test
  void furtherToTheRightIsNeverQuicker() {
    var before = 0L;
    for (var step = 0; step <= 1000; step++) {
      var hop = PaceScale.hopNanos(step / 1000.0);

      assertThat(hop).as("at %d", step).isGreaterThanOrEqualTo(before);
      before = hop;
    }
  }

  @Test
  void equalStepsAreEqualRatios() {
    var ratio = (double) PaceScale.hopNanos(0.6) / PaceScale.hopNanos(0.5);

    assertThat((double) PaceScale.hopNanos(0.9) / PaceScale.hopNanos(0.8))
        .isCloseTo(ratio, within(0.1));
  }
}
