package hearsay.wal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// Small logs for tests.
final class Logs {
  static final ActorId OWN = new ActorId("n1", 0xa1);
  static final ActorId PEER = new ActorId("n2", 0xb2);

  private Logs() {}

  static WalSettings small(Path directory) {
    return new WalSettings(directory, "n1", CounterRule.PN, WalSettings.MIN_SEGMENT_BYTES);
  }

  static PnCounter own(long increments) {
    return PnCounter.of(OWN, new Tally(increments, 0));
  }

  static PnCounter state(long ownIncrements, long peerIncrements) {
    return own(ownIncrements).merge(PnCounter.of(PEER, new Tally(peerIncrements, 0)));
  }

  /// A state of so many actors.
  static PnCounter crowd(int actors) {
    var entries = new TreeMap<ActorId, Tally>();
    for (int i = 0; i < actors; i++) {
      entries.put(new ActorId("node-%05d".formatted(i), i), new Tally(i + 1, i));
    }
    return PnCounter.of(entries);
  }

  static WriteAheadLog begun(WalSettings settings, Disk disk) {
    var log = WriteAheadLog.open(settings, disk);
    log.begin(OWN, log.recovery().state());
    return log;
  }

  static WriteAheadLog begun(WalSettings settings) {
    return begun(settings, Disk.real());
  }

  /// What the directory holds, as a start would find it.
  static Recovery recovered(WalSettings settings) {
    var log = WriteAheadLog.open(settings);
    log.abandon();
    return log.recovery();
  }

  static CounterState recoveredState(WalSettings settings) {
    return recovered(settings).state();
  }

  static List<Path> segments(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("segment-"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path newest(Path directory) {
    return segments(directory).getLast();
  }
}
