package hearsay.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
  @ParameterizedTest(name = "{0} ms: {1}")
  @CsvSource({
    "1000, 0:00.0|0:00.2|0:00.4|0:00.6|0:00.8|0:01.0",
    "60000, 0:00|0:15|0:30|0:45|1:00",
    "7200000, 0:00|30:00|1:00:00|1:30:00|2:00:00"
  })
  void ticksStandAtRoundTimes(double spanMillis, String words) {
    var axis = new TimeAxis(40, 600, 5_000_000, spanMillis);

    assertThat(axis.ticks(105))
        .extracting(TimeAxis.Tick::words)
        .containsExactly(words.split("\\|"));
  }

  @Test
  void aPlaceAndItsTimeBelongTogether() {
    var axis = new TimeAxis(40, 600, 5_000_000, 30_000);

    assertThat(axis.x(5_000_000)).isEqualTo(40);
    assertThat(axis.x(5_015_000)).isEqualTo(340);
    assertThat(axis.millis(340)).isEqualTo(5_015_000);
    assertThat(axis.millis(-10)).isEqualTo(5_000_000);
    assertThat(axis.millis(9_999)).isEqualTo(5_030_000);
  }
}
