package hearsay.bench;

import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What it costs that everything is journalled: how fast a journal takes events, how much memory
/// one keeps, and how much slower nodes are for it.
final class JournalRate implements Benchmark {
  private static final int APPENDS_PER_CALL = 1_000;
  private static final int THREADS = 4;
  private static final int MAX_ROOM = Journal.DEFAULT_CAPACITY / 2;
  private static final int SLICES = 10;
  private static final double MEBIBYTE = 1 << 20;

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public String title() {
    return "events journalled per second, their memory, and what they cost the nodes";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    var entries = BusyJournal.of(effort.nodes(), effort.journalEntries() / 10);
    var events = entries.stream().map(JournalEntry::event).toArray(JournalEvent[]::new);
    var figures = new ArrayList<Figure>();
    figures.add(roomy(events));
    figures.add(full(effort, events, 1));
    figures.add(full(effort, events, THREADS));
    figures.add(throughput(effort));
    var count = entries.size();
    figures.add(memory(new ArrayList<>(BusyJournal.of(effort.nodes(), count))));
    return figures;
  }

  /// A fresh journal each turn, that has room for all.
  private static Figure roomy(JournalEvent[] events) throws IOException, InterruptedException {
    var calls = Math.max(1, Math.min(events.length, MAX_ROOM) / APPENDS_PER_CALL);
    var duel =
        Duel.of(
            () -> {
              var journal = new Journal(System::nanoTime);
              return Callers.callTimes(calls, 1, call -> append(events, call, journal::append));
            },
            () -> {
              var ring = new Ring();
              return Callers.callTimes(calls, 1, call -> append(events, call, ring::append));
            });
    return rate("1 thread", duel).noting("with room left; beside a lone ring behind a lock");
  }

  private static Figure full(Effort effort, JournalEvent[] events, int threads)
      throws IOException, InterruptedException {
    var journal = new Journal(System::nanoTime);
    var ring = new Ring();
    var nanos = Duel.turnNanos(effort.span());
    var duel =
        Duel.of(
            () -> Callers.callFor(nanos, threads, call -> append(events, call, journal::append)),
            () -> Callers.callFor(nanos, threads, call -> append(events, call, ring::append)));
    return rate(threads + (threads == 1 ? " thread, full" : " threads, full"), duel)
        .noting("the oldest are folded and forgotten meanwhile; the ring forgets without folding");
  }

  private static Figure rate(String how, Duel duel) {
    return Figure.of(
            "events journalled per second, " + how,
            Journalling.ON,
            Unit.PER_SECOND,
            Budget.NONE,
            APPENDS_PER_CALL * duel.ours().perSecond())
        .beside(APPENDS_PER_CALL * duel.floor().perSecond());
  }

  private static void append(JournalEvent[] events, long call, Consumer<JournalEvent> journal) {
    for (var i = 0; i < APPENDS_PER_CALL; i++) {
      journal.accept(events[index(events, call, i)]);
    }
  }

  private static int index(JournalEvent[] events, long call, int i) {
    return (int) ((call * APPENDS_PER_CALL + i) % events.length);
  }

  /// Nodes of the app beside nodes that nobody watches, in turns.
  private static Figure throughput(Effort effort) throws IOException {
    var rounds = Math.max(1, effort.rounds() / SLICES);
    var on = new long[SLICES];
    var off = new long[SLICES];
    try (var watched = ClusterMesh.start(effort.nodes());
        var alone = LooseMesh.start(effort.nodes())) {
      var total = 0L;
      for (var slice = -SLICES; slice < SLICES; slice++) {
        var quiet = perSecond(alone, total, rounds);
        var told = perSecond(watched, total, rounds);
        total += rounds;
        if (slice >= 0) {
          off[slice] = quiet;
          on[slice] = told;
        }
      }
    }
    return Figure.of(
            String.format(
                Locale.ROOT, "operations per second, each seen by all %d nodes", effort.nodes()),
            Journalling.ON,
            Unit.PER_SECOND,
            Budget.NONE,
            Percentiles.of(on).median())
        .beside(Percentiles.of(off).median())
        .noting("one after the other; beside nodes with neither journal nor fault layer");
  }

  private static long perSecond(Mesh mesh, long before, int rounds) {
    var started = System.nanoTime();
    for (var round = 1; round <= rounds; round++) {
      mesh.increment(round % mesh.size());
      mesh.awaitAll(before + round);
    }
    return Math.round(rounds * 1e9 / (System.nanoTime() - started));
  }

  /// What is freed when they are forgotten.
  ///
  /// @param entries of a cluster that is closed; cleared
  private static Figure memory(List<JournalEntry> entries) {
    var count = entries.size();
    var before = Footprint.now().heapMebibytes();
    entries.clear();
    var after = Footprint.now().heapMebibytes();
    return Figure.of(
            "memory per event",
            Journalling.ON,
            Unit.BYTES_PER_EVENT,
            Budget.NONE,
            (before - after) * MEBIBYTE / count)
        .noting(String.format(Locale.ROOT, "of %,d, with their states and messages", count));
  }

  /// The floor: keeps as many entries, stamped alike, and folds none.
  private static final class Ring {
    private final JournalEntry[] entries = new JournalEntry[Journal.DEFAULT_CAPACITY];
    private final ReentrantLock lock = new ReentrantLock();
    private long end;

    void append(JournalEvent event) {
      var now = System.nanoTime();
      lock.lock();
      try {
        entries[(int) (end % entries.length)] =
            new JournalEntry(end, now, System.currentTimeMillis(), event);
        end++;
      } finally {
        lock.unlock();
      }
    }
  }
}
