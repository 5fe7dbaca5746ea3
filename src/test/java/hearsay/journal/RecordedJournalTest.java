package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import hearsay.crdt.CounterRule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedJournalTest {
  private static ClusterSnapshot fresh(List<JournalEntry> entries, long position) {
    return ClusterSnapshot.EMPTY.with(entries.subList(0, (int) position));
  }

  private static Journal recordedFrom(int first, List<JournalEntry> entries) {
    return Journal.recorded(fresh(entries, first), entries.subList(first, entries.size()));
  }

  @ParameterizedTest(name = "{0}, seed {1}, from {2}")
  @CsvSource({"PN,11,0", "PN,12,1024", "PART0,13,1500", "PART0,14,2047", "PN,15,5000"})
  void everyPositionShowsWhatAFreshFoldShows(CounterRule rule, long seed, int first) {
    var entries = RandomStory.of(rule, seed, 5_000).entries();
    var journal = recordedFrom(first, entries);
    var random = new Random(seed);

    assertThat(journal.begin()).isEqualTo(first);
    assertThat(journal.end()).isEqualTo(entries.size());
    assertThat(journal.base()).isEqualTo(fresh(entries, first));
    for (int i = 0; i < 12; i++) {
      long position = random.nextLong(first, journal.end() + 1);
      assertThat(journal.snapshotAt(position))
          .as("seed %d, position %d", seed, position)
          .isEqualTo(fresh(entries, position));
    }
    assertThat(journal.snapshotAt(0)).isEqualTo(journal.base());
    assertThat(journal.latest()).isEqualTo(fresh(entries, entries.size()));
    assertThat(journal.read(0, Integer.MAX_VALUE))
        .isEqualTo(entries.subList(first, entries.size()));
  }

  @Test
  void nothingIsAppendedToARecording() {
    var journal = recordedFrom(0, RandomStory.of(CounterRule.PN, 1, 10).entries());

    assertThatThrownBy(() -> journal.append(new JournalEvent.Paused()))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void anEmptyRecordingShowsItsBase() {
    var base = RandomStory.of(CounterRule.PN, 1, 100).snapshot();

    var journal = Journal.recorded(base, List.of());

    assertThat(journal.latest()).isEqualTo(base);
    assertThat(journal.begin()).isEqualTo(base.position()).isEqualTo(journal.end());
    assertThat(journal.positionAt(Long.MAX_VALUE)).isEqualTo(base.position());
  }

  @Test
  void aGapIsRefused() {
    var entries = RandomStory.of(CounterRule.PN, 1, 10).entries();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Journal.recorded(ClusterSnapshot.EMPTY, List.of(entries.get(0), entries.get(2))))
        .withMessageContaining("2 stands where 1");
  }

  @Test
  void timeThatRunsBackwardsIsRefused() {
    var late = new JournalEntry(0, 9, 0, new JournalEvent.Paused());
    var early = new JournalEntry(1, 8, 0, new JournalEvent.Resumed());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Journal.recorded(ClusterSnapshot.EMPTY, List.of(late, early)))
        .withMessageContaining("earlier");
  }

  @Test
  void aTimeIsFoundByThePositionAfterAllThatHadHappened() {
    var events = new JournalEvent.Paused();
    var entries =
        List.of(
            new JournalEntry(0, 10, 0, events),
            new JournalEntry(1, 20, 0, events),
            new JournalEntry(2, 20, 0, events),
            new JournalEntry(3, 30, 0, events));

    var journal = Journal.recorded(ClusterSnapshot.EMPTY, entries);

    assertThat(journal.positionAt(9)).isZero();
    assertThat(journal.positionAt(10)).isEqualTo(1);
    assertThat(journal.positionAt(20)).isEqualTo(3);
    assertThat(journal.positionAt(29)).isEqualTo(3);
    assertThat(journal.positionAt(Long.MAX_VALUE)).isEqualTo(4);
  }
}
