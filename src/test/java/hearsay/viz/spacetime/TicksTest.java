package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1e9, 200000000",
    "0, 4200, 1000",
    "5e9, 47e9, 10000000000",
    "0, 600e9, 120000000000",
    "0, 86400e9, 21600000000000"
  })
  void stepsAreRound(double from, double to, long step) {
    assertThat(Ticks.step((to - from) / 5)).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({
    "250000000, 50e6, 250 ms",
    "1250000000, 50e6, 1.25 s",
    "42000000000, 1e9, 0:42",
    "3725000000000, 60e9, 1:02:05",
    "40000, 10e3, 40 µs",
    "1500, 500, 1.5 µs"
  })
  void timesAreWrittenAsPreciselyAsTheStepAsks(long nanos, double step, String words) {
    assertThat(Ticks.words(nanos, step)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "42350, 1000, 0:42",
    "42350, 500, 0:42.3",
    "42350, 50, 0:42.35",
    "42357, 2, 0:42.357",
    "3725000, 60000, 1:02:05"
  })
  void realTimeIsWrittenAsOnTheScrubberAndFinerIfAskedFor(long millis, double step, String words) {
    assertThat(Ticks.since(millis, step)).isEqualTo(words);
  }
}
