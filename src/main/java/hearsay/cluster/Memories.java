package hearsay.cluster;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeSnapshot;
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
      var log = logs.open(node);
      var recovery = log.recovery();
      return begin(log, recovery.actor().orElseGet(() -> newActor(node)), recovery.state());
    }
    if (isAmnesiac && before != null) {
      return new Beginning(before, new Memory(Memory.empty(rule), Memory.Kind.AMNESIA), null);
    }
    return new Beginning(newActor(node), Memory.none(rule), null);
  }

  /// What a node begins with that goes on from another cluster's past: all it was. It counts on
  /// under its actor, since only the states handed on here know of that; where another node knows
  /// more of it than itself, it renews, as ever.
  ///
  /// @param isAmnesiac whether it was a matter of teaching then that nodes do not
  /// @throws IOException if its log can't be had; the message is for people
  Beginning resume(NodeSnapshot past, boolean isAmnesiac) throws IOException {
    if (logs != null) {
      return begin(logs.open(past.name()), past.actor(), past.state());
    }
    var kind = isAmnesiac ? Memory.Kind.AMNESIA : Memory.Kind.NONE;
    return new Beginning(past.actor(), new Memory(past.state(), kind), null);
  }

  private static Beginning begin(WriteAheadLog log, ActorId actor, CounterState state)
      throws IOException {
    try {
      log.begin(actor, state);
    } catch (WalException unwritable) {
      log.abandon();
      throw new IOException(unwritable.getMessage(), unwritable);
    }
    return new Beginning(actor, new Memory(state, Memory.Kind.LOG), log);
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
