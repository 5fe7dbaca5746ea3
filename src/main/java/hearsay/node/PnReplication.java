package hearsay.node;

import hearsay.crdt.ActorId;
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
  private final Broadcast broadcast;
  private final ExchangeGate gate;
  private final Monologue monologue;
  private final Incarnation self;
  private PnCounter state;

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
    this.broadcast = new Broadcast(peers, view, outbox, settings.fanout());
    this.gate = new ExchangeGate(settings.syncIntervalNanos());
    this.monologue = new Monologue(outbox, settings.syncIntervalNanos());
    this.state = (PnCounter) settings.memory().state();
    this.self = new Incarnation(settings, random, state.tally(settings.actor()));
  }

  @Override
  public PnCounter state() {
    return state;
  }

  @Override
  public ActorId actor() {
    return self.actor();
  }

  @Override
  public PnCounter outcome(Event.Operate operation) {
    return PnCounter.of(actor(), after(operation).tally(actor()));
  }

  @Override
  public void apply(Event.Operate operation, long nowNanos) {
    var before = state;
    become(after(operation), nowNanos);
    if (!operation.isNothing()) {
      broadcast.spread(actor(), null, nowNanos);
      broadcast.flush(state, nowNanos);
      disturbRound(nowNanos);
    }
    outbox.acknowledge();
    outbox.publish(
        new Fact.OperationsApplied(operation.increments(), operation.decrements(), before, state));
  }

  private PnCounter after(Event.Operate operation) {
    return state.plus(actor(), operation.increments(), operation.decrements());
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
    var own = state.tally(actor());
    var theirs = sent.tally(actor());
    boolean isStrange = self.isContradicted(own, theirs);
    if (isStrange && self.isPausing(nowNanos)) {
      var learned = learn(ActorLimit.admitted(state, self.withoutOwn(sent)), from, nowNanos);
      return new Learned(learned, Handling.inPart(learned, Incarnation.PAUSE_REASON));
    }
    var entries = ActorLimit.admitted(state, sent);
    var learned = learn(entries, from, nowNanos);
    if (isStrange) {
      renew(own, theirs, nowNanos);
    }
    if (entries.size() == sent.size()) {
      return new Learned(learned, learned.isEmpty() ? Handling.KNEW : Handling.TAUGHT);
    }
    return new Learned(learned, Handling.inPart(learned, ActorLimit.REASON));
  }

  private PnCounter learn(PnCounter entries, Peer from, long nowNanos) {
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
    broadcast.flush(state, nowNanos);
    return learned;
  }

  private void renew(Tally own, Tally theirs, long nowNanos) {
    var before = actor();
    var hidden = self.renew(own, theirs, nowNanos);
    if (!hidden.equals(Tally.ZERO)) {
      become(state.plus(actor(), hidden.increments(), hidden.decrements()), nowNanos);
      broadcast.spread(actor(), null, nowNanos);
      broadcast.flush(state, nowNanos);
    }
    outbox.publish(
        new Fact.ActorRenewed(before, actor(), "a peer knows more operations of this actor"));
  }

  private void become(PnCounter next, long nowNanos) {
    state = next;
    gate.news(nowNanos);
  }

  private Summary summary() {
    return new Summary(actor(), state.value(), state.version(), state.hash());
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

  /// What a frame brought, and what is said of it.
  private record Learned(PnCounter entries, Handling handling) {}
}
