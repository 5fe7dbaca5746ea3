package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The snapshot at any position is the one that a fresh fold gives, whoever asked for what before.
class FoldingIsExactTest {
  private static final int STEPS = 5_000;
  private static final int QUESTIONS = 25;

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,21", "PN,22", "PN,23", "PART0,24", "PART0,25", "PART0,26"})
  void whileTheJournalGrowsAndForgets(CounterRule rule, long seed) {
    var entries = RandomStory.withStrangersAndForks(rule, seed, STEPS).entries();
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_000_000), 2_000);
    var random = new Random(seed);

    for (var entry : entries) {
      journal.append(entry.event());
      if (random.nextInt(STEPS / QUESTIONS) == 0) {
        check(journal, random.nextLong(journal.begin(), journal.end() + 1), entries, seed);
      }
    }

    assertThat(journal.begin()).as("something was forgotten").isPositive();
    assertThat(journal.base()).isEqualTo(fresh(entries, journal.begin()));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,31", "PN,32", "PART0,33", "PART0,34"})
  void inARecordingThatBeginsAnywhere(CounterRule rule, long seed) {
    var entries = RandomStory.withStrangersAndForks(rule, seed, STEPS).entries();
    var random = new Random(seed);
    int first = random.nextInt(entries.size());
    var journal = Journal.recorded(fresh(entries, first), entries.subList(first, entries.size()));

    for (int i = 0; i < QUESTIONS; i++) {
      check(journal, random.nextLong(first, journal.end() + 1), entries, seed);
    }
  }

  private static void check(Journal journal, long position, List<JournalEntry> entries, long seed) {
    var shown = journal.snapshotAt(position);

    var expected = fresh(entries, position);
    assertThat(shown).as("seed %d, position %d", seed, position).isEqualTo(expected);
    assertThat(shown.verdict()).isEqualTo(expected.verdict());
    assertThat(shown.explanation()).isEqualTo(expected.explanation());
  }

  private static ClusterSnapshot fresh(List<JournalEntry> entries, long position) {
    return ClusterSnapshot.EMPTY.with(entries.subList(0, (int) position));
  }
}
