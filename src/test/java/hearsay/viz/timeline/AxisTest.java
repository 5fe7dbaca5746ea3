package hearsay.viz.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void placesAndTimesAreEachOthersReverse() {
    var axis = Axis.of(1_000, 61_000, 14, 1_000);

    assertThat(axis.millis(axis.x(31_000))).isEqualTo(31_000);
    assertThat(axis.x(1_000)).isEqualTo(14);
    assertThat(axis.millis(-50)).isEqualTo(1_000);
    assertThat(axis.millis(5_000)).isEqualTo(axis.toMillis());
  }

  @Test
  void nowIsAlwaysOnItAndNearItsEnd() {
    for (long span = 0; span < 10_000_000; span = span * 3 / 2 + 977) {
      var axis = Axis.of(0, span, 0, 1_000);

      assertThat(axis.toMillis()).isGreaterThanOrEqualTo(span);
      if (span > 20_000) {
        assertThat(axis.x(span)).as("%d ms", span).isGreaterThan(900);
      }
    }
  }

  @Test
  void itStandsStillMostOfTheTimeWhileTimeGoesOn() {
    var ends =
        LongStream.range(0, 6_000)
            .map(pulse -> Axis.of(0, 600_000 + pulse * 16, 0, 1_000).toMillis())
            .distinct()
            .count();

    assertThat(ends).isLessThan(20);
  }

  @Test
  void labelsAreAtRoundTimesAndHaveRoom() {
    var axis = Axis.of(0, 600_000, 0, 1_000);

    assertThat(axis.labelStep(40)).isEqualTo(60_000);
    assertThat(axis.labelStep(40) * 1_000 / (double) axis.toMillis()).isGreaterThan(80);
  }
}
