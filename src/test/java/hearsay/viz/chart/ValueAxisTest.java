package hearsay.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueAxisTest {
  private static final Area AREA = new Area(0, 10, 600, 100);

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "0, 1, 0|1",
    "7, 7, 7|8",
    "-3, 12, 0|5|10",
    "0, 80, 0|20|40|60|80",
    "0, 2500000, 0|1 M|2 M"
  })
  void ticksStandAtRoundWholeNumbers(double least, double most, String words) {
    var axis = ValueAxis.of(AREA, least, most, 22, true);

    assertThat(axis.ticks()).extracting(ValueAxis.Tick::words).containsExactly(words.split("\\|"));
  }

  @Test
  void everythingLiesWithinTheArea() {
    var axis = ValueAxis.of(AREA, -3, 12, 22, true);

    assertThat(axis.y(12)).isBetween(10.0, 20.0);
    assertThat(axis.y(-3)).isBetween(100.0, 110.0);
    assertThat(axis.ticks()).allSatisfy(tick -> assertThat(tick.y()).isBetween(10.0, 110.0));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-12, −12", "0.25, 0.3", "9999, 9999", "15000, 15 k", "3e9, 3 G"})
  void figuresAreWrittenShort(double value, String words) {
    assertThat(ValueAxis.words(value)).isEqualTo(words);
  }
}
