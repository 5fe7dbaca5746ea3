package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.bench.Figure.Verdict;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void limitIsMetUpToItsEdge() {
    assertThat(figure(new Budget.AtMost(15), 15).verdict()).isEqualTo(Verdict.MET);
    assertThat(figure(new Budget.AtMost(15), 15.1).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(figure(new Budget.AtLeast(20), 20).verdict()).isEqualTo(Verdict.MET);
    assertThat(figure(new Budget.AtLeast(20), 19.9).verdict()).isEqualTo(Verdict.MISSED);
  }

  @Test
  void multipleIsJudgedByTheFloorOfTheSameRun() {
    var budget = new Budget.TimesFloor(1.5);

    assertThat(figure(budget, 3).beside(2).verdict()).isEqualTo(Verdict.MET);
    assertThat(figure(budget, 3.1).beside(2).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(figure(budget, 3).beside(2).ratio()).isEqualTo(1.5);
  }

  @Test
  void multipleWithoutAFloorIsNotMeasured() {
    assertThat(figure(new Budget.TimesFloor(1.5), 3).verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(figure(new Budget.TimesFloor(1.5), 3).ratio()).isNull();
    assertThat(figure(new Budget.TimesFloor(1.5), 3).beside(0).ratio()).isNull();
  }

  @Test
  void whatCouldNotBeMeasuredSaysWhy() {
    var figure =
        Figure.notMeasured(
            "resident", Journalling.OFF, Unit.MEBIBYTES, new Budget.AtMost(80), "no /proc");

    assertThat(figure.verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(figure.note()).isEqualTo("not measured here: no /proc");
  }

  @Test
  void figureWithoutABudgetIsNotJudged() {
    assertThat(figure(Budget.NONE, 3).verdict()).isEqualTo(Verdict.NO_BUDGET);
  }

  @Test
  void marginIsTheShareOfTheBudgetThatIsLeftOrPassed() {
    assertThat(figure(new Budget.AtMost(200), 150).marginPercent()).isEqualTo(25);
    assertThat(figure(new Budget.AtMost(200), 250).marginPercent()).isEqualTo(-25);
    assertThat(figure(new Budget.AtLeast(200), 250).marginPercent()).isEqualTo(25);
    assertThat(figure(new Budget.AtLeast(200), 150).marginPercent()).isEqualTo(-25);
    assertThat(figure(new Budget.TimesFloor(2), 15).beside(10).marginPercent()).isEqualTo(25);
  }

  @Test
  void figureWithoutAVerdictHasNoMargin() {
    assertThat(figure(Budget.NONE, 3).marginPercent()).isNull();
    assertThat(figure(new Budget.TimesFloor(2), 3).marginPercent()).isNull();
    assertThat(
            Figure.notMeasured("heap", Journalling.OFF, Unit.MEBIBYTES, Budget.NONE, "no reason")
                .marginPercent())
        .isNull();
  }

  private static Figure figure(Budget budget, double measured) {
    return Figure.of("a figure", Journalling.OFF, Unit.MILLIS, budget, measured);
  }
}
