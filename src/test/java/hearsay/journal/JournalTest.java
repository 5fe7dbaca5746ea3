package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final JournalEvent ANYTHING = new JournalEvent.Warned("n1", "anything");

  private final AtomicLong clock = new AtomicLong();

  private static Journal journalOf(Story story, int capacity) {
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_000_000), capacity);
    story.entries().forEach(entry -> journal.append(entry.event()));
    return journal;
  }

  /// The same but for the wall clock, which a snapshot does not hold.
  private static ClusterSnapshot fresh(Story story, long position) {
    return ClusterSnapshot.EMPTY.with(story.entries().subList(0, (int) position));
  }

  @Test
  void entriesGetPositionsWithoutGapsAndAreReadInOrder() {
    var journal = new Journal(clock::incrementAndGet, 10_000);

    for (int i = 0; i < 3_000; i++) {
      assertThat(journal.append(ANYTHING)).isEqualTo(i);
    }

    assertThat(journal.end()).isEqualTo(3_000);
    assertThat(journal.read(1_000, 100))
        .extracting(JournalEntry::position)
        .containsExactlyElementsOf(IntStream.range(1_000, 1_100).mapToObj(i -> (long) i).toList());
    assertThat(journal.read(2_990, 100)).hasSize(10);
    assertThat(journal.read(3_000, 100)).isEmpty();
    assertThat(journal.read(9_000, 100)).isEmpty();
  }

  @Test
  void timeNeverRunsBackwardsInTheJournal() {
    var times = List.of(5L, 9L, 7L, 10L).iterator();
    var journal = new Journal(times::next, 10);

    for (int i = 0; i < 4; i++) {
      journal.append(ANYTHING);
    }

    assertThat(journal.read(0, 9))
        .extracting(JournalEntry::atNanos)
        .containsExactly(5L, 9L, 9L, 10L);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PN,2", "PART0,3", "PART0,4"})
  void anyPositionShowsWhatAFreshFoldShows(CounterRule rule, long seed) {
    var story = RandomStory.of(rule, seed, 5_000);
    var journal = journalOf(story, 100_000);
    journal.latest();
    var random = new Random(seed);

    for (int i = 0; i < 12; i++) {
      long position = random.nextLong(journal.end() + 1);
      assertThat(journal.snapshotAt(position))
          .as("seed %d", seed)
          .isEqualTo(fresh(story, position));
    }
    assertThat(journal.latest()).isEqualTo(fresh(story, journal.end()));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,5", "PART0,6"})
  void foldingOneByOneEqualsFoldingAllAtOnce(CounterRule rule, long seed) {
    var story = RandomStory.of(rule, seed, 2_000);

    var snapshot = ClusterSnapshot.EMPTY;
    for (var entry : story.entries()) {
      snapshot = snapshot.with(entry);
    }

    assertThat(snapshot).as("seed %d", seed).isEqualTo(story.snapshot());
  }

  @Test
  void aSnapshotStaysAsItIsWhileTheJournalGoesOn() {
    var story = RandomStory.of(CounterRule.PN, 7, 3_000);
    var journal = journalOf(story, 100_000);
    var before = journal.latest();
    var textBefore = before.toString();

    story.entries().forEach(entry -> journal.append(entry.event()));
    var after = journal.latest();

    assertThat(before).hasToString(textBefore);
    assertThat(after.position()).isEqualTo(2 * before.position());
  }

  @ParameterizedTest(name = "looked at: {0}")
  @ValueSource(booleans = {true, false})
  void aFullJournalForgetsTheOldestEntriesAndStillShowsEveryPositionItKeeps(boolean isLookedAt) {
    var story = RandomStory.of(CounterRule.PN, 8, 20_000);
    var journal = new Journal(clock(), 4_000);
    for (var entry : story.entries()) {
      journal.append(entry.event());
      if (isLookedAt && entry.position() % 100 == 0) {
        journal.latest();
      }
    }

    assertThat(journal.end() - journal.begin()).isBetween(4_000L, 6_200L);
    for (long position = journal.begin(); position <= journal.end(); position += 777) {
      assertThat(journal.snapshotAt(position)).isEqualTo(fresh(story, position));
    }
    assertThat(journal.snapshotAt(0)).isEqualTo(fresh(story, journal.begin()));
    assertThat(journal.snapshotAt(Long.MAX_VALUE)).isEqualTo(fresh(story, journal.end()));
    assertThat(journal.read(0, 1))
        .extracting(JournalEntry::position)
        .containsExactly(journal.begin());
    assertThat(journal.latest()).isEqualTo(fresh(story, journal.end()));
  }

  @Test
  void bigStatesFillAJournalBeforeManyEntriesDo() {
    var states = new ArrayList<PnCounter>();
    for (long i = 0; i < 200; i++) {
      states.add(PnCounter.of(new ActorId("n" + i, i), new Tally(1, 0)));
    }
    var state = states.stream().reduce(PnCounter.empty(), PnCounter::merge);
    long bytes = EntryWeight.BASE_BYTES + 200L * EntryWeight.BYTES_PER_ACTOR;
    var journal = new Journal(clock(), 100_000, 10_000 * bytes);

    for (int i = 0; i < 20_000; i++) {
      journal.append(new JournalEvent.OperationsApplied("n1", 1, 0, PnCounter.empty(), state));
    }

    assertThat(journal.end() - journal.begin()).isBetween(8_000L, 10_000L);
    assertThat(journal.latest().position()).isEqualTo(20_000);
  }

  private static LongSupplier clock() {
    var clock = new AtomicLong();
    return () -> clock.getAndAdd(1_000_000);
  }

  @Test
  void anyThreadMayAppendReadAndLook() throws InterruptedException {
    var journal = new Journal(System::nanoTime, 5_000);
    var failures = new ConcurrentLinkedQueue<Throwable>();
    int writers = 4;
    int each = 10_000;
    var written = new CountDownLatch(writers);
    var threads =
        IntStream.range(0, writers)
            .mapToObj(
                writer ->
                    Thread.ofVirtual()
                        .unstarted(
                            () -> {
                              for (int i = 0; i < each; i++) {
                                journal.append(ANYTHING);
                              }
                              written.countDown();
                            }))
            .toList();
    threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> failures.add(e)));
    threads.forEach(Thread::start);

    while (written.getCount() > 0 && failures.isEmpty()) {
      assertThat(journal.latest().position()).isLessThanOrEqualTo(journal.end());
      var entries = journal.read(journal.end() - 10, 10);
      for (int i = 1; i < entries.size(); i++) {
        assertThat(entries.get(i).position()).isEqualTo(entries.get(i - 1).position() + 1);
      }
    }

    assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).isEmpty();
    assertThat(journal.latest().position()).isEqualTo((long) writers * each);
  }
}
