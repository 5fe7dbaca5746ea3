package hearsay.cluster;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.protocol.PeerAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The nodes of other processes that dial ours: journals that one has come, and that it has gone
/// when none of its connections has been open for a while. Any thread.
///
/// The journal is written under the lock, so that a node that comes again is not seen to go.
final class ForeignNodes {
  /// More foreign nodes than a class brings along; a stranger who makes up senders fills no memory.
  static final int MAX = 256;

  /// Longer than a node waits before it dials again. Real time.
  static final long ABSENCE_NANOS = 5_000_000_000L;

  private final NodeNames names;
  private final Journal journal;
  private final CounterState empty;
  private final Map<PeerAddress, Presence> present = new HashMap<>();

  private static final class Presence {
    private final Set<Long> connections = new HashSet<>();
    private long lastEndNanos;
  }

  /// @param empty the state a foreign node is shown with until it says more
  ForeignNodes(NodeNames names, Journal journal, CounterState empty) {
    this.names = names;
    this.journal = journal;
    this.empty = empty;
  }

  /// A connection from another process named its sender, who may be anybody.
  synchronized void opened(long connection, PeerAddress address) {
    if (names.isOwn(address)) {
      return;
    }
    if (!present.containsKey(address) && present.size() < MAX) {
      present.put(address, new Presence());
      journal.append(
          new JournalEvent.NodeStarted(
              names.of(address), address, new ActorId(address.toString(), 0), empty, true));
    }
    var presence = present.get(address);
    if (presence != null) {
      presence.connections.add(connection);
    }
  }

  synchronized void ended(long connection, PeerAddress address, long realNanos) {
    var presence = present.get(address);
    if (presence != null && presence.connections.remove(connection)) {
      presence.lastEndNanos = realNanos;
    }
  }

  /// Whether this node was introduced.
  synchronized boolean isPresent(PeerAddress address) {
    return present.containsKey(address);
  }

  /// Takes leave of those who have gone; called every now and then.
  synchronized void sayGoodbye(long realNanos) {
    present
        .entrySet()
        .removeIf(
            entry -> {
              var isGone =
                  entry.getValue().connections.isEmpty()
                      && realNanos - entry.getValue().lastEndNanos > ABSENCE_NANOS;
              if (isGone) {
                journal.append(new JournalEvent.NodeRemoved(names.of(entry.getKey())));
              }
              return isGone;
            });
  }
}
