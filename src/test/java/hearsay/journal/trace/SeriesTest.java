package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.Story;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
  /// The same events, `stepMillis` of real time apart.
  private static Journal spread(Story story, long stepMillis) {
    return Journal.recorded(
        ClusterSnapshot.EMPTY,
        story.entries().stream()
            .map(
                entry ->
                    new JournalEntry(
                        entry.position(),
                        entry.atNanos(),
                        1_000_000 + entry.position() * stepMillis,
                        entry.event()))
            .toList());
  }

  private static Series whole(Journal journal) {
    var series = new Series();
    series.advance(journal, journal.end(), Integer.MAX_VALUE);
    return series;
  }

  private static List<String> figures(Series series) {
    return IntStream.range(0, series.size())
        .mapToObj(
            i ->
                "%s %s %d %s %s %s %s %d %d"
                    .formatted(
                        series.nodes(),
                        series.nodes().stream().map(node -> series.value(node, i)).toList(),
                        series.states(i),
                        series.messages(i, i),
                        series.bytes(i, i),
                        series.delivered(i, i),
                        series.taught(i, i),
                        series.cuts(i),
                        series.positionAfter(i)))
        .toList();
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PN,2", "PART0,3"})
  void everyBucketEndsAsASnapshotShowsIt(CounterRule rule, long seed) {
    var journal = spread(Journals.random(rule, seed, 1_500), 10);
    var series = whole(journal);

    for (int bucket = 0; bucket < series.size(); bucket += 7) {
      var snapshot = journal.snapshotAt(series.positionAfter(bucket));
      for (var node : snapshot.nodes().values()) {
        Double shown = node.isRunning() ? node.shownValue().doubleValue() : Double.NaN;
        assertThat(series.value(node.name(), bucket))
            .as("seed %d, bucket %d, %s", seed, bucket, node.name())
            .isEqualTo(shown);
      }
      assertThat(series.states(bucket))
          .isGreaterThanOrEqualTo(
              (int) snapshot.running().stream().map(NodeSnapshot::state).distinct().count());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void portionsDoNotMatter(long seed) {
    var journal = spread(Journals.random(CounterRule.PN, seed, 4_000), 37);
    var series = new Series();
    var random = new Random(seed);

    while (series.position() < journal.end()) {
      series.advance(journal, journal.end(), 1 + random.nextInt(700));
    }

    assertThat(figures(series)).as("seed %d", seed).isEqualTo(figures(whole(journal)));
  }

  @Test
  void nothingIsLostWhenBucketsMerge() {
    var journal = spread(Journals.random(CounterRule.PN, 7, 4_000), 60_000);
    var series = whole(journal);
    double messages = series.messages(0, series.size() - 1);

    assertThat(series.size()).isLessThanOrEqualTo(Series.MAX_BUCKETS);
    assertThat(series.bucketMillis() * series.size())
        .isGreaterThanOrEqualTo(series.endMillis() - series.startMillis());
    assertThat(messages)
        .isEqualTo(
            Journals.entries(journal).stream()
                .filter(entry -> entry.event() instanceof JournalEvent.FrameSent)
                .count());
    assertThat(series.positionAfter(series.size() - 1)).isEqualTo(journal.end());
  }

  @Test
  void whatAJournalForgotIsMissingAndTheRestIsRight() {
    var story = Journals.random(CounterRule.PN, 8, 6_000);
    var journal = Journals.of(story, 2_048);

    var series = whole(journal);

    assertThat(series.position()).isEqualTo(journal.end());
    for (var node : journal.latest().running()) {
      assertThat(series.value(node.name(), series.size() - 1))
          .isEqualTo(node.shownValue().doubleValue());
    }
  }

  @Test
  void disagreementAndTrafficAreCounted() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3").click("n1", 1);
    story.tell("n1", "n2").tell("n1", "n2").cut("n1", "n3");
    var series = whole(spread(story, 0));

    assertThat(series.size()).isEqualTo(1);
    assertThat(series.value("n2", 0)).isEqualTo(1);
    assertThat(series.value("n3", 0)).isZero();
    assertThat(series.states(0)).isEqualTo(2);
    assertThat(series.delivered(0, 0)).isEqualTo(2);
    assertThat(series.taught(0, 0)).isEqualTo(1);
    assertThat(series.messages(0, 0)).isEqualTo(2);
    assertThat(series.bytes(0, 0)).isEqualTo(60);
    assertThat(series.cuts(0)).isEqualTo(2);
  }

  @Test
  void aMomentOfThePastHasTheSeriesUpToIt() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1);
    long moment = story.entries().size();
    story.click("n1", 1);
    var journal = spread(story, 10);
    var series = new Series();

    series.advance(journal, moment, Integer.MAX_VALUE);

    assertThat(series.position()).isEqualTo(moment);
    assertThat(series.value("n1", series.size() - 1)).isEqualTo(1);
  }

  @Test
  void anEmptyJournalHasNoFigures() {
    var journal = new Journal(() -> 0);
    var series = new Series();

    assertThat(series.advance(journal, journal.end(), 10)).isZero();
    assertThat(series.size()).isZero();
    assertThat(series.nodes()).isEmpty();
  }
}
