package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.Tally;
import hearsay.node.PeerState;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;

/// A node's next snapshot in the making: what is not set stays as it was. Lives for one change of
/// [NodeFold].
final class NodeDraft {
  private final String name;
  private final PeerAddress address;
  ActorId actor;
  NodeSnapshot.Lifecycle lifecycle;
  CounterState state;
  @Nullable Summary told;
  long lastRoundAtNanos;
  long nextRoundAtNanos;
  PMap<String, PeerState> peers;
  Tally lost;
  private String happening;
  private long happenedAtNanos;
  private PVector<LogRecord> logTail;

  NodeDraft(NodeSnapshot old) {
    name = old.name();
    address = old.address();
    actor = old.actor();
    lifecycle = old.lifecycle();
    state = old.state();
    told = old.told();
    happening = old.happening();
    happenedAtNanos = old.happenedAtNanos();
    lastRoundAtNanos = old.lastRoundAtNanos();
    nextRoundAtNanos = old.nextRoundAtNanos();
    peers = old.peers();
    lost = old.lost();
    logTail = old.logTail();
  }

  void happened(String what, long atNanos) {
    happening = what;
    happenedAtNanos = atNanos;
  }

  void logged(LogRecord record) {
    var longer = logTail.plus(record);
    logTail = longer.size() > NodeSnapshot.MAX_LOG_TAIL ? longer.minus(0) : longer;
  }

  NodeSnapshot snapshot() {
    return new NodeSnapshot(
        name,
        address,
        actor,
        lifecycle,
        state,
        told,
        happening,
        happenedAtNanos,
        lastRoundAtNanos,
        nextRoundAtNanos,
        peers,
        lost,
        logTail);
  }
}
