package hearsay.runtime.api;

import hearsay.crdt.ActorId;
import hearsay.node.Memory;
import hearsay.node.NodeSettings;
import hearsay.wal.Recovery;
import hearsay.wal.WalSettings;
import hearsay.wal.WriteAheadLog;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A log that was opened for a node, before the node starts.
record OpenLog(WriteAheadLog log, LogMeter meter, String where, Consumer<String> says) {
  /// Opens the log; null if the node keeps none.
  ///
  /// @throws hearsay.wal.WalException if it can't be used
  static @Nullable OpenLog open(StandaloneSettings settings, Consumer<String> says) {
    var directory = settings.dataDirectory();
    if (directory == null) {
      return null;
    }
    var files = WalSettings.of(directory, settings.nameAt(settings.listenPort()), settings.rule());
    if (settings.isRepairing()) {
      WriteAheadLog.repair(files).forEach(says);
    }
    var log = WriteAheadLog.open(files);
    return new OpenLog(log, new LogMeter(log), "log in " + directory, says);
  }

  /// Under whom the node goes on; empty if it needs a new incarnation.
  Optional<ActorId> actor() {
    return log.recovery().actor();
  }

  Memory memory() {
    return new Memory(log.recovery().state(), Memory.Kind.LOG);
  }

  /// Says what was recovered, and starts to write.
  ///
  /// @throws hearsay.wal.WalException if it can't be written
  void begin(NodeSettings node) {
    var recovery = log.recovery();
    log.begin(node.actor(), recovery.state());
    if (recovery.records() == 0) {
      says.accept("%s: no history; starts as %s".formatted(where, node.actor()));
    } else {
      says.accept(
          "%s: recovered %s operations (value %s) from %d records; %s %s"
              .formatted(
                  where,
                  recovery.state().version(),
                  recovery.state().value(),
                  recovery.records(),
                  goesOnAs(recovery),
                  node.actor()));
    }
    if (!recovery.dropped().isEmpty()) {
      says.accept("%s: dropped at the end: %s".formatted(where, recovery.dropped()));
    }
  }

  private static String goesOnAs(Recovery recovery) {
    if (recovery.actor().isPresent()) {
      return "goes on as";
    }
    return recovery.isCopy()
        ? "it is a copy, so it goes on as a new actor,"
        : "some history is lost, so it goes on as a new actor,";
  }

  void abandon() {
    log.abandon();
  }
}
