package hearsay.runtime;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import org.jspecify.annotations.Nullable;

/// What a node's log holds, and so what its next record must say. Not thread-safe.
///
/// A promise on disk counts as held only while the node goes on as the actor that made it: then the
/// state shows just that. A node that was renewed meanwhile keeps less of its old actor than it
/// promised, and must say so.
final class LogContent {
  private ActorId actor;
  private CounterState state;
  private @Nullable CounterState promised;

  /// @param state what the log began with
  LogContent(ActorId actor, CounterState state) {
    this.actor = actor;
    this.state = state;
  }

  /// What to write for a promise made in this state; heard entries come along.
  CounterState record(ActorId now, CounterState nowPromised, CounterState nowState) {
    return switch (nowPromised) {
      case PnCounter promise -> news(now, (PnCounter) nowState).merge(promise);
      case VersionedCounter promise -> promise;
    };
  }

  /// What to write when nothing is promised; null if the log holds all of it.
  @Nullable CounterState heard(ActorId now, CounterState nowState) {
    return switch (nowState) {
      case PnCounter counter -> {
        var news = news(now, counter);
        yield news.isEmpty() && now.equals(actor) ? null : news;
      }
      case VersionedCounter counter ->
          counter.equals(promised == null ? state : promised) ? null : counter;
    };
  }

  /// It is on disk.
  ///
  /// @param nowPromised null if nothing was promised
  void written(ActorId now, @Nullable CounterState nowPromised, CounterState nowState) {
    actor = now;
    promised = nowPromised;
    state = nowState;
  }

  private PnCounter news(ActorId now, PnCounter nowState) {
    var held = (PnCounter) state;
    var isSame = now.equals(actor);
    return nowState.deltaSince(
        isSame && promised instanceof PnCounter promise ? held.merge(promise) : held);
  }
}
