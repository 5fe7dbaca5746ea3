package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private static final Machine MACHINE = new Machine(2, "Some VM 25", "Linux 6 (amd64)", 512);

  @Test
  void tableStartsWithTheMachine() {
    assertThat(TextReport.head(MACHINE).getFirst())
        .isEqualTo("2 cores, Some VM 25, Linux 6 (amd64), heap up to 512 MiB");
  }

  @Test
  void rowHoldsEveryNumberWithItsUnit() {
    var figure =
        Figure.of("visible, p50", Journalling.ON, Unit.MILLIS, new Budget.TimesFloor(1.5), 0.6)
            .beside(0.5);

    assertThat(columns(figure))
        .containsExactly(
            List.of(
                "visible, p50",
                "on",
                "0.60 ms",
                "0.50 ms",
                "1.20",
                "≤ 1.5 × floor",
                "met by 20 %"));
  }

  @Test
  void missedBudgetIsLoud() {
    var figure =
        Figure.of("rate", Journalling.OFF, Unit.PER_SECOND, new Budget.AtLeast(20e6), 12.34e6);

    assertThat(columns(figure))
        .containsExactly(
            List.of("rate", "off", "12.3 M /s", "-", "-", "≥ 20 M /s", "MISSED by 38 %"));
  }

  @Test
  void noteHasALineOfItsOwn() {
    var figure =
        Figure.notMeasured("resident", Journalling.OFF, Unit.MEBIBYTES, Budget.NONE, "no /proc");

    assertThat(TextReport.lines(figure)).hasSize(2);
    assertThat(TextReport.lines(figure).getLast()).isEqualTo("  not measured here: no /proc");
  }

  @Test
  void benchmarkThatFailedSaysSoInOneLine() {
    assertThat(TextReport.lines(new Failure("crowd", "no port is free")))
        .containsExactly("crowd failed: no port is free");
  }

  @Test
  void numbersHaveThreeDigitsThatMatter() {
    assertThat(List.of(0.1234, 1.0, 12.34, 123.4, 12_345.6, 2_345_678.0))
        .extracting(Numbers::text)
        .containsExactly("0.12", "1.00", "12.3", "123", "12,346", "2.3 M");
  }

  private static List<List<String>> columns(Figure figure) {
    return TextReport.lines(figure).stream().map(line -> List.of(line.split(" {2,}"))).toList();
  }
}
