package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.Message;
import hearsay.protocol.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The PN rule: news is pushed along a tree, and digests repair what the tree did not bring.
///
/// A repair takes three frames: *digest* (am I like you?), *request* (no: this is what I have), and
/// *state* (this is what you lack). If there is nothing to do, a *digest-ack* is the answer. Who
/// does not answer may still hear: the [Monologue] is for them. Whatever a node learns, by push or
/// by repair, it pushes on while it is news.
final class PnReplication implements Replication {
  private final PeerView view;
  private final GossipRound round;
  private final Outbox outbox;
  private final RandomGenerator random;
  private final Broadcast broadcast;
  private final ExchangeGate gate;
  private final Monologue monologue;
  private ActorId self;
  private PnCounter state = PnCounter.empty();

  PnReplication(
      NodeSettings settings,
      PeerTable peers,
      PeerView view,
      GossipRound round,
      Outbox outbox,
      RandomGenerator random) {
    this.view = view;
    this.round = round;
    this.outbox = outbox;
    this.random = random;
    this.broadcast = new Broadcast(peers, view, outbox, settings.fanout());
    this.gate = new ExchangeGate(settings.syncIntervalNanos());
    this.monologue = new Monologue(outbox, settings.syncIntervalNanos());
    this.self = settings.actor();
  }

  @Override
  public PnCounter state() {
    return state;
  }

  @Override
  public void operate(Event.Operate operation, long nowNanos) {
    long increments = operation.increments();
    long decrements = operation.decrements();
    var before = state;
    try {
      become(before.plus(self, increments, decrements), nowNanos);
    } catch (CounterLimitException e) {
      outbox.refuse(operation, e);
      return;
    }
    if (increments > 0 || decrements > 0) {
      broadcast.spread(self, null, nowNanos);
      broadcast.flush(state, nowNanos);
      disturbRound(nowNanos);
    }
    outbox.acknowledge();
    outbox.publish(new Fact.OperationsApplied(increments, decrements, before, state));
  }

  @Override
  public Handling receive(Peer from, Message message, long nowNanos) {
    return switch (message) {
      case Message.Digest(var theirs) -> compare(theirs, from, nowNanos);
      case Message.DigestAck(var theirs) ->
          theirs.hash().equals(state.hash()) ? Handling.KNEW : differed(nowNanos);
      case Message.Request request -> exchange(request, from, nowNanos);
      case Message.Delta(var entries) -> hear(entries, from, nowNanos);
      case Message.State(var entries) -> merge(entries, from, nowNanos).handling();
      case Message.Prune(var actors) -> {
        broadcast.prune(known(actors), from);
        yield Handling.KNEW;
      }
      case Message.Graft(var actors) -> {
        broadcast.graft(known(actors), from);
        yield Handling.KNEW;
      }
      case Message.Pull _, Message.Push _ -> Handling.otherRule(message.kind(), CounterRule.PN);
    };
  }

  @Override
  public void greet(Peer peer, long nowNanos) {
    monologue.tell(peer, state, nowNanos);
    outbox.send(peer.address(), new Message.Digest(summary()));
  }

  @Override
  public void peerUp(Peer peer) {
    gate.open();
    broadcast.peerUp(peer);
  }

  @Override
  public void peerUnreachable(Peer peer) {
    broadcast.peerUnreachable(peer);
  }

  @Override
  public void peerSilent(Peer peer) {
    broadcast.peerSilent(peer);
  }

  @Override
  public void peerForgotten(Peer peer) {
    monologue.peerForgotten(peer);
  }

  @Override
  public void tick(long nowNanos) {
    broadcast.flush(state, nowNanos);
  }

  @Override
  public long nextWakeNanos() {
    return broadcast.nextDueNanos();
  }

  private Handling compare(Summary theirs, Peer from, long nowNanos) {
    boolean isEqual = theirs.hash().equals(state.hash());
    if (isEqual || !gate.tryPass(nowNanos)) {
      outbox.send(from.address(), new Message.DigestAck(summary()));
      return isEqual ? Handling.KNEW : differed(nowNanos);
    }
    for (var page : Page.of(state)) {
      outbox.send(from.address(), new Message.Request(page.after(), page.upTo(), page.entries()));
    }
    disturbRound(nowNanos);
    return Handling.DIFFERED;
  }

  /// A difference that is left alone for now: unless news is flowing, the next round comes soon.
  private Handling differed(long nowNanos) {
    if (!gate.isFlowing(nowNanos)) {
      disturbRound(nowNanos);
    }
    return Handling.DIFFERED;
  }

  /// The peer saw that we differ and shows one page of what it has. Where one side lacked
  /// something, a link of the tree was missing in that direction; it is grafted if the peer is in
  /// the view, for trees over all peers would take connections to all of them.
  private Handling exchange(Message.Request theirs, Peer from, long nowNanos) {
    var lacking = state.between(theirs.after(), theirs.upTo()).deltaSince(theirs.entries());
    for (var page : lacking.isEmpty() ? List.<Page>of() : Page.of(lacking)) {
      outbox.send(from.address(), new Message.State(page.entries()));
    }
    boolean mayGraft = view.contains(from);
    if (mayGraft) {
      broadcast.graft(actorsOf(lacking), from);
    }
    var learned = merge(theirs.entries(), from, nowNanos);
    var news = learned.entries();
    if (mayGraft && !news.isEmpty()) {
      outbox.send(from.address(), new Message.Graft(actorsOf(news)));
    }
    if (!lacking.isEmpty() || !news.isEmpty()) {
      disturbRound(nowNanos);
    }
    return learned.handling();
  }

  private Handling hear(PnCounter entries, Peer from, long nowNanos) {
    var before = state;
    var learned = merge(entries, from, nowNanos);
    if (learned.entries().size() < entries.size()) {
      var repeated = new ArrayList<ActorId>();
      entries.forEach(
          (actor, tally) -> {
            if (before.tally(actor).covers(tally)) {
              repeated.add(actor);
            }
          });
      broadcast.repeated(repeated, from);
    }
    return learned.handling();
  }

  /// Only these have a tree; a stranger must not fill it with names.
  private List<ActorId> known(List<ActorId> actors) {
    return actors.stream().filter(actor -> !state.tally(actor).equals(Tally.ZERO)).toList();
  }

  /// Takes over what is new in what a peer sent, as far as there is room, pushes it on, and returns
  /// it.
  private Learned merge(PnCounter sent, Peer from, long nowNanos) {
    var entries = ActorLimit.admitted(state, sent);
    var own = state.tally(self);
    boolean isStrange = !own.covers(entries.tally(self));
    var learned = entries.deltaSince(state);
    if (!learned.isEmpty()) {
      int knownActors = state.size();
      become(state.merge(learned), nowNanos);
      if (state.size() > knownActors) {
        // The first flood of a new actor may miss somebody, since it has no tree yet.
        disturbRound(nowNanos);
      }
    }
    learned.forEach((actor, _) -> broadcast.spread(actor, from, nowNanos));
    entries.forEach(
        (actor, tally) -> {
          if (tally.covers(state.tally(actor))) {
            broadcast.settled(actor, from);
          }
        });
    if (isStrange) {
      renew(own, nowNanos);
    }
    broadcast.flush(state, nowNanos);
    return new Learned(learned, handlingOf(learned, entries == sent));
  }

  /// Somebody remembers more of this actor than this node does: it was started from an old copy, or
  /// another node bears its name. What they remember stays as history; this node's own operations
  /// since its start go on under a new incarnation, where no older maximum can hide them.
  private void renew(Tally ownSinceStart, long nowNanos) {
    var before = self;
    self = new ActorId(before.name(), random.nextLong());
    if (!ownSinceStart.equals(Tally.ZERO)) {
      become(state.plus(self, ownSinceStart.increments(), ownSinceStart.decrements()), nowNanos);
      broadcast.spread(self, null, nowNanos);
    }
    outbox.publish(
        new Fact.ActorRenewed(before, self, "a peer knows more operations of this actor"));
  }

  private void become(PnCounter next, long nowNanos) {
    state = next;
    gate.news(nowNanos);
  }

  private Summary summary() {
    return new Summary(self, state.value(), state.version(), state.hash());
  }

  private void disturbRound(long nowNanos) {
    if (round.disturb(nowNanos)) {
      outbox.publish(new Fact.RoundRescheduled(round.nextNanos()));
    }
  }

  private static List<ActorId> actorsOf(PnCounter entries) {
    var actors = new ArrayList<ActorId>(entries.size());
    entries.forEach((actor, _) -> actors.add(actor));
    return actors;
  }

  private static Handling handlingOf(PnCounter learned, boolean hadRoom) {
    if (hadRoom) {
      return learned.isEmpty() ? Handling.KNEW : Handling.TAUGHT;
    }
    return learned.isEmpty()
        ? Handling.refused(ActorLimit.REASON)
        : Handling.taughtInPart(ActorLimit.REASON);
  }

  /// What a frame brought, and what is said of it.
  private record Learned(PnCounter entries, Handling handling) {}
}
