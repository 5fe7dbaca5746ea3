package hearsay.node;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;

/// The Part 0 rule: one version and one counter, the higher version wins. Of two concurrent
/// operations one is lost, and a concurrent increment and decrement leave the same version with
/// different counters for good. Kept as it is, because that is what it teaches.
final class Part0Replication implements Replication {
  private final PeerTable peers;
  private final GossipRound round;
  private final Outbox outbox;
  private final ActorId actor;
  private VersionedCounter state;

  Part0Replication(NodeSettings settings, PeerTable peers, GossipRound round, Outbox outbox) {
    this.actor = settings.actor();
    this.state = (VersionedCounter) settings.memory().state();
    this.peers = peers;
    this.round = round;
    this.outbox = outbox;
  }

  @Override
  public VersionedCounter state() {
    return state;
  }

  @Override
  public ActorId actor() {
    return actor;
  }

  /// One operation at a time: each is a version of its own.
  @Override
  public VersionedCounter outcome(Event.Operate operation) {
    require(
        operation.increments() + operation.decrements() == 1, "Part 0 takes one operation a time");
    return operation.increments() == 1 ? state.increment() : state.decrement();
  }

  @Override
  public void apply(Event.Operate operation, long nowNanos) {
    var before = state;
    state = outcome(operation);
    pushToAll();
    outbox.acknowledge();
    outbox.publish(
        new Fact.OperationsApplied(operation.increments(), operation.decrements(), before, state));
    differs(nowNanos);
  }

  @Override
  public Handling receive(Peer from, Message message, long nowNanos) {
    return switch (message) {
      case Message.Pull pull -> {
        var handling = adopt(pull.state(), nowNanos);
        outbox.send(from.address(), new Message.Push(state));
        yield handling;
      }
      case Message.Push push -> adopt(push.state(), nowNanos);
      case Message.Digest _,
          Message.DigestAck _,
          Message.Request _,
          Message.Delta _,
          Message.State _,
          Message.Prune _,
          Message.Graft _ ->
          Handling.otherRule(message.kind(), CounterRule.PART0);
    };
  }

  private Handling adopt(VersionedCounter other, long nowNanos) {
    if (state.equals(other)) {
      return Handling.KNEW;
    }
    differs(nowNanos);
    if (!state.adopts(other)) {
      return Handling.refused(refusal(other));
    }
    state = other;
    pushToAll();
    return Handling.TAUGHT;
  }

  private String refusal(VersionedCounter other) {
    return other.versionBits() == state.versionBits()
        ? "same v%s, other counter".formatted(other.version())
        : "v%s not newer than v%s".formatted(other.version(), state.version());
  }

  private void pushToAll() {
    var push = new Message.Push(state);
    for (var peer : peers.reachable()) {
      outbox.send(peer.address(), push);
    }
  }

  private void differs(long nowNanos) {
    if (round.disturb(nowNanos)) {
      outbox.publish(new Fact.RoundRescheduled(round.nextNanos()));
    }
  }

  @Override
  public void greet(Peer peer, long nowNanos) {
    outbox.send(peer.address(), new Message.Pull(state));
  }

  @Override
  public void peerUp(Peer peer) {}

  @Override
  public void peerUnreachable(Peer peer) {}

  @Override
  public void peerSilent(Peer peer) {}

  @Override
  public void peerForgotten(Peer peer) {}

  @Override
  public void tick(long nowNanos) {}

  @Override
  public long nextWakeNanos() {
    return Long.MAX_VALUE;
  }
}
