package hearsay.bench;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How long it takes to show any moment of the past, beside folding up to it from the beginning.
final class SeekTime implements Benchmark {
  private static final int SEEKS = 300;
  private static final int FOLDS = 5;

  /// What feels instant to who drags along a time line.
  private static final double BUDGET_MILLIS = 50;

  /// Of made-up real time between two entries.
  private static final long ENTRIES_PER_MILLISECOND = 5;

  @Override
  public String name() {
    return "seek";
  }

  @Override
  public String title() {
    return "time to show any moment of the past";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException {
    var usual = effort.journalEntries() / 10;
    var story = BusyJournal.of(effort.nodes(), usual);
    var figures = new ArrayList<Figure>();
    for (var count : new int[] {usual, effort.journalEntries()}) {
      var entries = repeated(story, count);
      var folding = foldNanos(entries);
      figures.addAll(figures("live", live(entries), entries.size(), folding));
      var recorded = Journal.recorded(ClusterSnapshot.EMPTY, entries);
      figures.addAll(figures("recorded", recorded, entries.size(), folding));
    }
    return figures;
  }

  /// The story again and again: each time it begins with a fresh cluster.
  private static List<JournalEntry> repeated(List<JournalEntry> story, int count) {
    var entries = new ArrayList<JournalEntry>(count);
    for (var i = 0; i < count; i++) {
      var millis = i / ENTRIES_PER_MILLISECOND;
      entries.add(
          new JournalEntry(i, millis * 1_000_000, millis, story.get(i % story.size()).event()));
    }
    return entries;
  }

  private static Journal live(List<JournalEntry> entries) {
    var next = entries.iterator();
    var current = new long[1];
    var journal = new Journal(() -> current[0], entries.size(), Long.MAX_VALUE);
    while (next.hasNext()) {
      var entry = next.next();
      current[0] = entry.atNanos();
      journal.append(entry.event());
    }
    return journal;
  }

  private static long foldNanos(List<JournalEntry> entries) {
    var random = new Random(1);
    var nanos = new long[FOLDS];
    for (var i = 0; i < FOLDS; i++) {
      var position = random.nextInt(entries.size() + 1);
      var started = System.nanoTime();
      ClusterSnapshot.EMPTY.with(entries.subList(0, position));
      nanos[i] = System.nanoTime() - started;
    }
    return Percentiles.of(nanos).median();
  }

  private static List<Figure> figures(String kind, Journal journal, int count, long foldNanos) {
    var started = System.nanoTime();
    journal.latest();
    var openedMillis = (System.nanoTime() - started) / 1e6;
    var random = new Random(2);
    var nanos = new long[SEEKS];
    for (var i = 0; i < SEEKS; i++) {
      var position = random.nextLong(journal.end() + 1);
      started = System.nanoTime();
      journal.snapshotAt(position);
      nanos[i] = System.nanoTime() - started;
    }
    var seeks = Percentiles.of(nanos);
    var name = String.format(Locale.ROOT, "seek in %,d entries, %s", count, kind);
    return List.of(
        figure(name + ", p50", seeks.median(), foldNanos)
            .noting(
                String.format(
                    Locale.ROOT, "beside folding up to there; first look %.0f ms", openedMillis)),
        figure(name + ", p99", seeks.at(0.99), foldNanos));
  }

  private static Figure figure(String name, long nanos, long foldNanos) {
    return Figure.of(
            name, Journalling.ON, Unit.MILLIS, new Budget.AtMost(BUDGET_MILLIS), nanos / 1e6)
        .beside(foldNanos / 1e6);
  }
}
