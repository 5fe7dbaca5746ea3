package hearsay.wal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.wal.Log.Appended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A log on a bad disk beside a map that never forgets: after each crash the log says what the map
/// says, or that and what was in doubt.
class LogPropertyTest {
  private static final int STEPS = 400;
  private static final int ACTORS = 12;

  @TempDir Path directory;

  private final FaultyDisk disk = new FaultyDisk();
  private final TreeMap<ActorId, Tally> acknowledged = new TreeMap<>();

  /// What the disk may hold besides: the state with the one append whose outcome is unknown.
  private final Set<CounterState> inDoubt = new HashSet<>();

  static List<Integer> seeds() {
    var seeds = new ArrayList<Integer>();
    for (int seed = 1; seed <= 60; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverTheDiskDoesWhatWasAcknowledgedIsThereAndNothingElse(int seed) {
    var random = new Random(seed);
    var log = Logs.begun(Logs.small(directory), disk);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(20)) {
        case 0 -> breakDisk(random);
        case 1, 2 -> disk.heal();
        case 3 -> log = crashed(log, random, "seed %d, step %d".formatted(seed, step));
        default -> append(log, random);
      }
    }
    crashed(log, random, "seed %d, at the end".formatted(seed)).abandon();
  }

  private void append(Log log, Random random) {
    var changed = someEntries(random);
    switch (log.append(Logs.OWN, changed)) {
      case Appended.Durable() -> {
        inDoubt.clear();
        changed.forEach(acknowledged::put);
      }
      case Appended.Unknown(var reason) -> {
        assertThat(reason).isNotEmpty();
        inDoubt.add(with(changed));
      }
      case Appended.NotWritten(var reason) -> assertThat(reason).isNotEmpty();
    }
  }

  /// The node dies, the power with it or not, and a new one begins with what it finds.
  private WriteAheadLog crashed(WriteAheadLog log, Random random, String when) {
    boolean isGraceful = random.nextInt(4) == 0;
    if (isGraceful) {
      log.close(Logs.OWN, PnCounter.of(acknowledged));
    } else {
      log.abandon();
    }
    if (random.nextBoolean()) {
      disk.losePower(random);
    }
    disk.heal();
    var next = WriteAheadLog.open(Logs.small(directory), disk);
    var found = (PnCounter) next.recovery().state();
    if (!inDoubt.contains(found)) {
      assertThat(found).as(when).isEqualTo(PnCounter.of(acknowledged));
    }
    assertThat(next.recovery().actor()).as(when).contains(Logs.OWN);
    acknowledged.clear();
    found.forEach(acknowledged::put);
    inDoubt.clear();
    next.begin(Logs.OWN, found);
    assertThat(Logs.segments(directory)).as(when).hasSize(1);
    return next;
  }

  private void breakDisk(Random random) {
    switch (random.nextInt(7)) {
      case 0 -> disk.leaveRoom(random.nextInt(10_000));
      case 1 -> disk.makeReadOnly();
      case 2 -> disk.failWritesAfter(random.nextInt(6_000));
      case 3 -> disk.failForces();
      case 4 -> disk.failMoves();
      case 5 -> disk.failDeletes();
      default -> disk.failDirectoryForces();
    }
  }

  private PnCounter with(PnCounter changed) {
    var entries = new TreeMap<>(acknowledged);
    changed.forEach(entries::put);
    return PnCounter.of(entries);
  }

  private static PnCounter someEntries(Random random) {
    var entries = new TreeMap<ActorId, Tally>();
    int count = random.nextInt(10) == 0 ? ACTORS : 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      var actor = new ActorId("node" + random.nextInt(ACTORS), 7);
      entries.put(actor, new Tally(1 + random.nextLong(1_000_000), random.nextLong(1_000)));
    }
    return PnCounter.of(entries);
  }
}
