package hearsay.runtime;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.node.Effect;
import hearsay.node.Event;
import hearsay.node.Fact;
import hearsay.node.NodeCore;
import hearsay.node.PeerStatus;
import hearsay.transport.Clock;
import hearsay.transport.FrameId;
import hearsay.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps the core and performs the effects in order: persist, publish, send; the loop then answers
/// the users. Used by the loop only, but for [#published].
///
/// Publishing comes before sending so that who watches many nodes hears causes before effects (see
/// [Effect]). It is no promise to anybody: what a step shows and sends is on disk already, because
/// the core applies an operation only when the disk has answered.
final class Steps {
  private final NodeCore core;
  private final Transport transport;
  private final Clock clock;
  private final NodeObserver observer;
  private final LogWriter log;
  private long nowNanos;
  private volatile Published published;

  /// What readers on other threads see.
  ///
  /// @param applied how many pending increments the state holds
  record Published(CounterState state, ActorId actor, long applied) {
    /// The state with all increments acknowledged up to now.
    CounterState with(PendingIncrements pending) {
      var missing = pending.counted() - applied;
      return missing == 0 ? state : ((PnCounter) state).plus(actor, missing, 0);
    }
  }

  Steps(NodeCore core, Transport transport, Clock clock, NodeObserver observer, LogWriter log) {
    this.core = core;
    this.log = log;
    this.transport = transport;
    this.clock = clock;
    this.observer = observer;
    this.nowNanos = clock.nowNanos();
    this.published = new Published(core.state(), core.actor(), 0);
  }

  /// One step.
  ///
  /// @param cause the frame the event came with, null for any other event
  /// @return what became of the operations that the event was about; null if it was about none, or
  ///   if the disk has the word now
  @Nullable Outcome step(Event event, @Nullable FrameId cause) {
    return step(event, cause, published.applied());
  }

  /// One step after which all pending increments up to `applied` are in the state.
  @Nullable Outcome step(Event event, @Nullable FrameId cause, long applied) {
    nowNanos = Math.max(nowNanos, clock.nowNanos());
    var effects = core.step(event, nowNanos);
    var facts = new ArrayList<Fact>();
    for (var effect : effects) {
      switch (effect) {
        case Effect.Persist(var actor, var promised) -> log.commit(actor, promised, core.state());
        case Effect.Publish(var fact) -> facts.add(fact);
        case Effect.Send _, Effect.Acknowledge _, Effect.Refuse _, Effect.Doubt _ -> {}
      }
    }
    published = new Published(core.state(), core.actor(), applied);
    observer.stepped(cause, facts, nowNanos);
    return sendAndReply(effects);
  }

  private @Nullable Outcome sendAndReply(List<Effect> effects) {
    Outcome outcome = null;
    for (var effect : effects) {
      switch (effect) {
        case Effect.Send(var to, var message) -> transport.send(to, message);
        case Effect.Acknowledge _ -> outcome = new Outcome.Acknowledged(core.state());
        case Effect.Refuse(var reason) -> outcome = new Outcome.Refused(reason);
        case Effect.Doubt(var reason) -> outcome = new Outcome.Unknown(reason);
        case Effect.Persist _, Effect.Publish _ -> {}
      }
    }
    return outcome;
  }

  /// Tells the observer what happened outside the core.
  void publish(Fact fact) {
    observer.stepped(null, List.of(fact), nowNanos);
  }

  /// Tells the core that time has passed, if it waits for that: a timer may come early.
  void tickIfDue() {
    nowNanos = Math.max(nowNanos, clock.nowNanos());
    if (core.nextWakeNanos() <= nowNanos) {
      step(new Event.Tick(), null);
    }
  }

  long nextWakeNanos() {
    return core.nextWakeNanos();
  }

  List<PeerStatus> peers() {
    return core.peers();
  }

  CounterState state() {
    return core.state();
  }

  ActorId actor() {
    return core.actor();
  }

  /// The node has no more to do for now: the log may catch up.
  void rest() {
    if (!core.isPersisting()) {
      log.follow(core.actor(), core.state());
    }
  }

  /// Writes down what was heard; a promise on its way takes it along.
  void logHeard() {
    log.cancelTimer();
    if (!core.isPersisting()) {
      log.heard(core.actor(), core.state());
    }
  }

  Published published() {
    return published;
  }
}
