package hearsay.node;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the effects of one step in their order: persist, publish, then send and reply.
final class Outbox {
  private @Nullable Effect persist;
  private List<Effect> publications = new ArrayList<>();
  private final List<Effect> actions = new ArrayList<>();

  void persist(ActorId actor, CounterState promised) {
    require(persist == null, "a step makes one promise at most");
    persist = new Effect.Persist(actor, promised);
  }

  void send(PeerAddress to, Message message) {
    actions.add(new Effect.Send(to, message));
  }

  void acknowledge() {
    actions.add(new Effect.Acknowledge());
  }

  /// Answers and tells that these operations were not counted.
  void refuse(Event.Operate operation, String reason) {
    actions.add(new Effect.Refuse(reason));
    publish(new Fact.OperationsRefused(operation.increments(), operation.decrements(), reason));
  }

  /// Answers and tells that nobody knows whether these operations will count.
  void doubt(Event.Operate operation, String reason) {
    actions.add(new Effect.Doubt(reason));
    publish(new Fact.OperationsInDoubt(operation.increments(), operation.decrements(), reason));
  }

  void publish(Fact fact) {
    publications.add(new Effect.Publish(fact));
  }

  /// Hands over everything collected; the outbox is empty then.
  List<Effect> drain() {
    var effects = publications;
    if (persist != null) {
      effects.addFirst(persist);
      persist = null;
    }
    effects.addAll(actions);
    publications = new ArrayList<>();
    actions.clear();
    return effects;
  }
}
