package hearsay.cluster;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Fact;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeObserver;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import hearsay.transport.TransportObserver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches one incarnation of one node and its transport, and journals what they report, under the
/// names of the cluster. Any thread; takes no lock of the cluster, so it may be called from
/// anywhere.
final class NodeWatch implements TransportObserver, NodeObserver {
  private final String name;
  private final NodeNames names;
  private final Journal journal;
  private final FrameMatcher matcher;
  private final ForeignNodes foreign;
  private volatile boolean isLeaving;

  /// Records of this life; counted by the log's writer only.
  private long logRecords;

  NodeWatch(
      String name, NodeNames names, Journal journal, FrameMatcher matcher, ForeignNodes foreign) {
    this.name = name;
    this.names = names;
    this.journal = journal;
    this.matcher = matcher;
    this.foreign = foreign;
  }

  /// The node will stop because it is removed, not because it crashes.
  void expectLeave() {
    isLeaving = true;
  }

  @Override
  public void stepped(@Nullable FrameId cause, List<Fact> facts, long nowNanos) {
    for (var fact : facts) {
      journalFact(cause, fact);
    }
  }

  @Override
  public void logged(ActorId actor, CounterState changed) {
    journal.append(new JournalEvent.LogAppended(name, ++logRecords, actor, changed));
  }

  private void journalFact(@Nullable FrameId cause, Fact fact) {
    switch (fact) {
      case Fact.FrameHandled handled -> {
        if (cause != null) {
          matcher.delivered(cause, from(handled.from()), handled);
        }
      }
      case Fact.OperationsApplied(var increments, var decrements, var before, var after) ->
          journal.append(
              new JournalEvent.OperationsApplied(name, increments, decrements, before, after));
      case Fact.OperationsRefused(var increments, var decrements, var reason) ->
          journal.append(new JournalEvent.OperationsRefused(name, increments, decrements, reason));
      case Fact.OperationsInDoubt(var increments, var decrements, var reason) ->
          journal.append(new JournalEvent.OperationsInDoubt(name, increments, decrements, reason));
      case Fact.PeerChanged(var peer, var state, var reason) ->
          journal.append(new JournalEvent.PeerChanged(name, names.of(peer), state, reason));
      case Fact.PeerRemoved removed -> {} // the topology or the removal says it already
      case Fact.RoundStarted(var targets, var next) ->
          journal.append(
              new JournalEvent.RoundStarted(name, targets.stream().map(names::of).toList(), next));
      case Fact.RoundRescheduled(var next) ->
          journal.append(new JournalEvent.RoundRescheduled(name, next));
      case Fact.TreeChanged(var peer, var actors, var isEager) ->
          journal.append(new JournalEvent.TreeChanged(name, names.of(peer), actors, isEager));
      case Fact.ActorRenewed(var before, var after, var reason) ->
          journal.append(new JournalEvent.ActorRenewed(name, before, after, reason));
    }
  }

  @Override
  public void frameDropped(FrameId id, PeerAddress from, LossReason reason) {
    matcher.lost(id, from(from), reason);
  }

  @Override
  public void failed(Throwable cause) {
    journal.append(new JournalEvent.Warned(name, "stopped after an error: " + cause.getMessage()));
  }

  @Override
  public void stopped() {
    journal.append(
        isLeaving ? new JournalEvent.NodeRemoved(name) : new JournalEvent.NodeCrashed(name));
  }

  @Override
  public void dialled(long connection, PeerAddress to, int localPort) {
    matcher.opened(connection, to(to), localPort, false);
  }

  @Override
  public void accepted(long connection, PeerAddress from, int remotePort) {
    if (isForeign(connection)) {
      foreign.opened(connection, from, name);
    }
    matcher.opened(connection, from(from), remotePort, true);
  }

  @Override
  public void sent(FrameId id, PeerAddress to, Message message, int bytes) {
    matcher.sent(id, to(to), message, bytes, !names.isOwn(to));
  }

  /// Nobody here saw a foreign node send, and its frames are all that tells what it holds.
  @Override
  public void received(FrameId id, Frame frame, int bytes) {
    if (isForeign(id.connection()) && foreign.isPresent(frame.sender())) {
      matcher.sent(id, from(frame.sender()), frame.message(), bytes, false);
    }
  }

  /// Whether the dialler of this connection lives in another process.
  private static boolean isForeign(long connection) {
    return connection < 0;
  }

  @Override
  public void unsent(PeerAddress to, Message message, LossReason reason) {
    matcher.unsent(to(to), message.kind(), reason);
  }

  @Override
  public void held(FrameId id, Frame frame, long dueNanos) {
    matcher.held(id, from(frame.sender()), frame.message().kind(), dueNanos);
  }

  @Override
  public void sentAgain(FrameId id, Frame frame) {
    matcher.sentAgain(id, from(frame.sender()), frame.message());
  }

  @Override
  public void lost(FrameId id, PeerAddress from, LossReason reason) {
    matcher.lost(id, from(from), reason);
  }

  @Override
  public void outgoingEnded(long connection, PeerAddress to, String reason) {
    matcher.diallerEnded(connection, reason);
  }

  @Override
  public void incomingEnded(
      long connection, @Nullable PeerAddress from, long frames, String reason) {
    matcher.listenerEnded(connection, frames, reason);
    if (isForeign(connection) && from != null) {
      foreign.ended(connection, from, System.nanoTime());
    }
  }

  @Override
  public void rejected(String remote, String rule, String text, long count) {
    journal.append(new JournalEvent.BytesRejected(name, remote, rule, text, count));
  }

  private Link from(PeerAddress peer) {
    return new Link(names.of(peer), name);
  }

  private Link to(PeerAddress peer) {
    return new Link(name, names.of(peer));
  }
}
