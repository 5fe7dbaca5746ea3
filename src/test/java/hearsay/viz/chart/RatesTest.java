package hearsay.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.Story;
import hearsay.journal.trace.Series;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long START_MILLIS = 7_000_000;

  /// The same entries, `stepMillis` of real time apart.
  private static Series series(Story story, long stepMillis) {
    var entries =
        story.entries().stream()
            .map(
                entry ->
                    new JournalEntry(
                        entry.position(),
                        entry.atNanos(),
                        START_MILLIS + entry.position() * stepMillis,
                        entry.event()))
            .toList();
    var journal = Journal.recorded(ClusterSnapshot.EMPTY, entries);
    var series = new Series();
    series.advance(journal, journal.end(), Integer.MAX_VALUE);
    return series;
  }

  @Test
  void ratesAreByTheSecondAndTheShareByWhatWasHandled() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1);
    story.tell("n1", "n2").tell("n1", "n2").tell("n1", "n2").tell("n1", "n2");
    var rates = Rates.of(series(story, 0), START_MILLIS + 1_200, 0);

    assertThat(rates.cellMillis()).isEqualTo(500);
    assertThat(rates.cells()).isEqualTo(3);
    assertThat(rates.messages()).containsExactly(8, 0, 0);
    assertThat(rates.bytes()).containsExactly(240, 0, 0);
    assertThat(rates.useless()[0]).isEqualTo(0.75);
    assertThat(rates.useless()[1]).isNaN();
    assertThat(rates.cellAt(600)).isEqualTo(1);
    assertThat(rates.cellAt(99_999)).isEqualTo(2);
  }

  @Test
  void cellsAreAsWideAsTheScreenCanTellApart() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1).tell("n1", "n2");
    var rates = Rates.of(series(story, 1_000), START_MILLIS + 8_000, 2_000);

    assertThat(rates.cellMillis()).isEqualTo(2_000);
    assertThat(rates.cells()).isEqualTo(5);
  }

  @Test
  void anEmptySeriesHasNoRates() {
    assertThat(Rates.of(new Series(), START_MILLIS, 0).cells()).isZero();
  }
}
