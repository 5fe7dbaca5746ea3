package hearsay.cluster;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.node.Memory;
import hearsay.wal.WalException;
import hearsay.wal.WriteAheadLog;
import java.io.IOException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// As whom, and with what in mind, a node begins: by its log; without one, as somebody new; with
/// amnesia, as who it was, knowing nothing. Used by one command at a time.
final class Memories {
  private final CounterRule rule;
  private final Journal journal;
  private final @Nullable LogFolder logs;
  private final SecureRandom incarnations = new SecureRandom();
  private boolean isAmnesiac;

  Memories(ClusterSettings settings, Journal journal) {
    this.rule = settings.rule();
    this.journal = journal;
    this.logs = settings.isLogged() ? new LogFolder(rule) : null;
  }

  /// What one life of a node begins with.
  ///
  /// @param log open, and begun with the memory; null if the node keeps none
  record Beginning(ActorId actor, Memory memory, @Nullable WriteAheadLog log) {
    /// Ends what never came to life.
    void abandon() {
      if (log != null) {
        log.abandon();
      }
    }
  }

  void setAmnesia(boolean isOn) {
    if (isAmnesiac != isOn) {
      isAmnesiac = isOn;
      journal.append(new JournalEvent.AmnesiaChanged(isOn));
    }
  }

  /// @param before who the node was until it crashed; null for a new node
  /// @throws IOException if its log can't be had; the message is for people
  Beginning begin(String node, @Nullable ActorId before) throws IOException {
    if (logs != null) {
      return begin(node, logs.open(node));
    }
    if (isAmnesiac && before != null) {
      return new Beginning(before, new Memory(Memory.empty(rule), Memory.Kind.AMNESIA), null);
    }
    return new Beginning(newActor(node), Memory.none(rule), null);
  }

  private Beginning begin(String node, WriteAheadLog log) throws IOException {
    var recovery = log.recovery();
    var actor = recovery.actor().orElseGet(() -> newActor(node));
    try {
      log.begin(actor, recovery.state());
    } catch (WalException unwritable) {
      log.abandon();
      throw new IOException(unwritable.getMessage(), unwritable);
    }
    return new Beginning(actor, new Memory(recovery.state(), Memory.Kind.LOG), log);
  }

  private ActorId newActor(String node) {
    return new ActorId(node, incarnations.nextLong());
  }

  /// The logs; null if there are none.
  @Nullable LogFolder logs() {
    return logs;
  }

  /// A node is gone for good, and its log is closed. Several may be forgotten at once.
  void forget(String node) {
    if (logs != null) {
      logs.delete(node);
    }
  }

  /// All nodes are gone for good, and their logs are closed.
  void forgetAll() {
    if (logs != null) {
      logs.deleteAll();
    }
  }
}
