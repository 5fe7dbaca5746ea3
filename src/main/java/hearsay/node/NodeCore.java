package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.random.RandomGenerator;

/// One node as a pure state machine: the same events at the same times with the same random numbers
/// give the same effects. Not thread-safe: one caller at a time. Times are nanoseconds of one clock
/// that never goes back; only differences matter.
///
/// The caller owes three things: it performs the effects in their order, it sends an [Event.Tick]
/// when [#nextWakeNanos] is due, and it asks for that time again after every step.
public final class NodeCore {
  private final NodeSettings settings;
  private final Outbox outbox = new Outbox();
  private final PeerTable peers;
  private final PeerView view;
  private final GossipRound round;
  private final Replication replication;
  private final Promise promise;

  /// @param random the node's only source of chance; not shared with another node
  public NodeCore(NodeSettings settings, RandomGenerator random, long nowNanos) {
    this.settings = settings;
    this.peers = new PeerTable(settings.address(), settings.syncIntervalNanos(), random);
    this.view = new PeerView(peers, random);
    this.round = new GossipRound(settings.syncIntervalNanos(), random, nowNanos);
    this.replication =
        switch (settings.rule()) {
          case PN -> new PnReplication(settings, peers, view, round, outbox, random);
          case PART0 -> new Part0Replication(settings, peers, round, outbox);
        };
    this.promise = new Promise(replication, outbox, settings.memory().kind() == Memory.Kind.LOG);
  }

  /// Takes one event and says what must be done about it, in order.
  public List<Effect> step(Event event, long nowNanos) {
    switch (event) {
      case Event.Operate operation -> promise.operate(operation, nowNanos);
      case Event.FrameReceived frame -> receive(frame, nowNanos);
      case Event.PeersLearned learned -> learn(learned.peers(), nowNanos);
      case Event.PeersForgotten forgotten -> forgotten.peers().forEach(this::forget);
      case Event.PeerUnreachable lost -> {
        var peer = peers.find(lost.peer());
        if (peer != null) {
          lose(peer, lost.reason(), nowNanos);
        }
      }
      case Event.LinkOpened opened -> {
        var peer = peers.find(opened.peer());
        if (peer != null) {
          meet(peer, nowNanos);
        }
      }
      case Event.Persisted _ -> promise.persisted(nowNanos);
      case Event.PersistFailed(var reason, var isUnknown) -> promise.failed(reason, isUnknown);
      case Event.RoundRequested _ -> startRound(nowNanos);
      case Event.Tick _ -> tick(nowNanos);
    }
    return outbox.drain();
  }

  /// What the node knows now. With a log, of its own operations only those that are on disk.
  public CounterState state() {
    return replication.state();
  }

  /// As whom the node counts now.
  public ActorId actor() {
    return replication.actor();
  }

  /// Whether an [Effect.Persist] waits for its answer. No [Event.Operate] may come meanwhile;
  /// everything else may.
  public boolean isPersisting() {
    return promise.isUnderWay();
  }

  /// When the next [Event.Tick] is due; [Long#MAX_VALUE] for never.
  public long nextWakeNanos() {
    long roundNanos = peers.isEmpty() ? Long.MAX_VALUE : round.nextNanos();
    return Math.min(roundNanos, replication.nextWakeNanos());
  }

  /// All peers, in the order of their addresses.
  public List<PeerStatus> peers() {
    return peers.statuses();
  }

  private void receive(Event.FrameReceived frame, long nowNanos) {
    var before = replication.state();
    var handling = handle(frame, nowNanos);
    outbox.publish(
        new Fact.FrameHandled(
            frame.sender(),
            frame.message().kind(),
            handling.reception(),
            handling.reason(),
            before,
            replication.state()));
  }

  private Handling handle(Event.FrameReceived frame, long nowNanos) {
    var kind = frame.message().kind();
    if (kind.rule() != settings.rule()) {
      return Handling.otherRule(kind, settings.rule());
    }
    var peer = peers.find(frame.sender());
    if (peer == null) {
      if (peers.isForgotten(frame.sender())) {
        return Handling.ignored("the sender is no peer any more");
      }
      var refusal = peers.refusal(frame.sender());
      if (refusal != null) {
        return Handling.ignored("the sender can't be a peer: " + refusal);
      }
      peer = add(frame.sender(), "it spoke to this node");
      reschedule(round.disturb(nowNanos));
    }
    heard(peer, nowNanos);
    return replication.receive(peer, frame.message(), nowNanos);
  }

  private void heard(Peer peer, long nowNanos) {
    peers.heard(peer, nowNanos);
    revive(peer, "it was heard again", nowNanos);
  }

  private void learn(List<PeerAddress> addresses, long nowNanos) {
    boolean isFirst = peers.isEmpty();
    boolean isNew = false;
    for (var address : addresses) {
      if (peers.find(address) == null && peers.refusal(address) == null) {
        add(address, "it was learned");
        isNew = true;
      }
    }
    if (isNew) {
      reschedule(round.hurry(nowNanos));
    }
    if (isNew && isFirst) {
      // A node that starts again is empty or behind: it asks at once, so that its first reader
      // sees the total.
      peers.sample(1, view.members()::contains).forEach(peer -> greet(peer, nowNanos));
    }
  }

  private Peer add(PeerAddress address, String reason) {
    var peer = peers.add(address);
    welcome(peer);
    outbox.publish(new Fact.PeerChanged(address, PeerState.ACTIVE, reason));
    return peer;
  }

  private void forget(PeerAddress address) {
    var peer = peers.forget(address);
    if (peer != null) {
      replication.peerUnreachable(peer);
      replication.peerSilent(peer);
      replication.peerForgotten(peer);
      replace(peer);
      outbox.publish(new Fact.PeerRemoved(address));
    }
  }

  private void meet(Peer peer, long nowNanos) {
    revive(peer, "its link opened", nowNanos);
    welcome(peer);
    reschedule(round.disturb(nowNanos));
    if (view.contains(peer)) {
      greet(peer, nowNanos);
    }
  }

  /// Who was only silent was pushed everything all the while; to begin anew with all trees would
  /// make a busy cluster, in which answers are late, busier.
  private void revive(Peer peer, String reason, long nowNanos) {
    boolean wasOnlySilent = peer.isReachable && view.contains(peer);
    if (peers.revive(peer)) {
      outbox.publish(new Fact.PeerChanged(peer.address(), peer.state, reason));
      if (!wasOnlySilent) {
        welcome(peer);
      }
      reschedule(round.disturb(nowNanos));
    }
  }

  /// The peer can be reached now; who is not in the view is left alone for the time being.
  private void welcome(Peer peer) {
    if (view.offer(peer)) {
      replication.peerUp(peer);
    }
  }

  private void replace(Peer peer) {
    var substitute = view.replace(peer);
    if (substitute != null) {
      replication.peerUp(substitute);
    }
  }

  private void lose(Peer peer, String reason, long nowNanos) {
    if (peers.lose(peer)) {
      replication.peerUnreachable(peer);
      replace(peer);
    }
    strike(peer, reason, nowNanos);
  }

  private void strike(Peer peer, String reason, long nowNanos) {
    boolean wasActive = peer.isActive();
    if (peers.strike(peer, nowNanos)) {
      outbox.publish(new Fact.PeerChanged(peer.address(), peer.state, reason));
    }
    if (wasActive && !peer.isActive()) {
      replication.peerSilent(peer);
    }
    if (peer.isGone()) {
      replace(peer);
    }
  }

  private void tick(long nowNanos) {
    replication.tick(nowNanos);
    if (!peers.isEmpty() && nowNanos >= round.nextNanos()) {
      startRound(nowNanos);
    }
  }

  private void startRound(long nowNanos) {
    for (var peer : peers.overdue(nowNanos)) {
      strike(peer, "it did not answer", nowNanos);
    }
    round.begin(nowNanos);
    int count = round.isCalm() ? 1 : settings.maxSyncPeers();
    var members = view.members();
    // A suspect is asked until it is clear what it is, in the view or not.
    var targets =
        peers.sample(count, peer -> peer.isSuspect() || (!peer.isGone() && members.contains(peer)));
    if (round.isMeetingStranger()) {
      targets.addAll(peers.sample(1, peer -> peer.isActive() && !members.contains(peer)));
    }
    if (round.isProbing()) {
      targets.addAll(peers.sample(1, Peer::isGone));
    }
    targets.forEach(peer -> greet(peer, nowNanos));
    outbox.publish(
        new Fact.RoundStarted(targets.stream().map(Peer::address).toList(), round.nextNanos()));
  }

  private void greet(Peer peer, long nowNanos) {
    replication.greet(peer, nowNanos);
    peers.asked(peer, nowNanos);
  }

  private void reschedule(boolean hasMoved) {
    if (hasMoved) {
      outbox.publish(new Fact.RoundRescheduled(round.nextNanos()));
    }
  }
}
