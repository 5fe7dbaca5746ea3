package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A small journal, into which four threads write, while others look at all that it keeps.
class JournalStressTest {
  private static final int WRITERS = 4;
  private static final int READERS = 3;
  private static final int ENTRIES = 12_000;

  private final AtomicLong clock = new AtomicLong();
  private final Journal journal = new Journal(clock::incrementAndGet, 4_096);
  private final AtomicBoolean isOver = new AtomicBoolean();

  @Test
  void whoLooksSeesOneHistoryWhoeverWritesAndHoweverMuchIsForgotten() throws Exception {
    journal.append(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 0, 1));
    List<Future<?>> writers = new ArrayList<>();
    List<Future<?>> readers = new ArrayList<>();

    try (var threads = Executors.newFixedThreadPool(WRITERS + READERS)) {
      for (var i = 0; i < WRITERS; i++) {
        var seed = i;
        writers.add(threads.submit(() -> write(seed)));
      }
      for (var i = 0; i < READERS; i++) {
        var seed = i;
        readers.add(threads.submit((Callable<Void>) () -> look(seed)));
      }
      for (var writer : writers) {
        writer.get();
      }
      isOver.set(true);
      for (var reader : readers) {
        reader.get();
      }
    }

    assertThat(journal.end()).isEqualTo(1 + (long) WRITERS * ENTRIES);
    assertThat(journal.begin()).isPositive();
    var kept = journal.read(journal.begin(), Integer.MAX_VALUE);
    assertThat(journal.latest()).isEqualTo(journal.base().with(kept));
  }

  private void write(int seed) {
    var random = new Random(seed);
    for (var i = 0; i < ENTRIES; i++) {
      journal.append(
          random.nextInt(10) == 0
              ? new JournalEvent.PaceChanged(random.nextInt(1_000), 1)
              : new JournalEvent.Warned("n" + seed, "warning " + i));
    }
  }

  /// Entries stand in order without gaps, times never fall, and a snapshot is that of its position,
  /// whatever is forgotten meanwhile.
  private Void look(int seed) {
    var random = new Random(100 + seed);
    do {
      var begin = journal.begin();
      var end = journal.end();
      var from = begin + random.nextLong(end - begin + 1);
      var entries = journal.read(from, 700);
      for (var i = 1; i < entries.size(); i++) {
        var here = "seed %d, from %d".formatted(seed, from);
        assertThat(entries.get(i).position()).as(here).isEqualTo(entries.get(i - 1).position() + 1);
        assertThat(entries.get(i).atNanos())
            .as(here)
            .isGreaterThanOrEqualTo(entries.get(i - 1).atNanos());
      }
      var snapshot = journal.snapshotAt(from);
      assertThat(snapshot.position())
          .as("seed %d, at %d", seed, from)
          .isGreaterThanOrEqualTo(from)
          .isLessThanOrEqualTo(Math.max(from, journal.begin()));
      if (!entries.isEmpty() && snapshot.position() == entries.getFirst().position()) {
        var later = entries.getLast().position() + 1;
        var direct = journal.snapshotAt(later);
        if (direct.position() == later) {
          assertThat(snapshot.with(entries)).as("seed %d, from %d", seed, from).isEqualTo(direct);
        }
      }
      assertThat(journal.latest().position()).isGreaterThanOrEqualTo(end);
    } while (!isOver.get());
    return null;
  }
}
