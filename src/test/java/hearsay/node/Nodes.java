package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Small factories for tests of nodes.
final class Nodes {
  static final long MILLIS = 1_000_000L;
  static final long INTERVAL = 200 * MILLIS;

  private Nodes() {}

  /// The address of the i-th node of a test, from 1.
  static PeerAddress address(int i) {
    return new PeerAddress("127.0.0.1", 20_000 + i);
  }

  static List<PeerAddress> addresses(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Nodes::address).toList();
  }

  static ActorId actor(int i) {
    return new ActorId("n" + i, i);
  }

  static NodeSettings settings(int i, CounterRule rule) {
    return NodeSettings.of(actor(i), address(i), rule);
  }

  /// Node 1 at time 0, with peers 2 to `size`, as quiet as a node is after its start.
  static NodeCore node(CounterRule rule, int size) {
    var core = new NodeCore(settings(1, rule), new Random(7), 0);
    if (size > 1) {
      core.step(new Event.PeersLearned(addresses(2, size)), 0);
    }
    return core;
  }

  static List<Message> sentTo(PeerAddress peer, List<Effect> effects) {
    return effects.stream()
        .filter(effect -> effect instanceof Effect.Send send && send.to().equals(peer))
        .map(effect -> ((Effect.Send) effect).message())
        .toList();
  }

  static List<Effect.Send> sends(List<Effect> effects) {
    return only(Effect.Send.class, effects);
  }

  static <F extends Fact> List<F> facts(Class<F> type, List<Effect> effects) {
    return only(Effect.Publish.class, effects).stream()
        .map(Effect.Publish::fact)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static <E> List<E> only(Class<E> type, List<Effect> effects) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
