package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Counting operations in PN states.
final class PnOperations {
  private PnOperations() {}

  /// The state of a node of a PN cluster.
  static PnCounter of(CounterState state) {
    return state instanceof PnCounter pn ? pn : PnCounter.empty();
  }

  static boolean isSame(PnCounter one, PnCounter other) {
    return one == other || one.hash().equals(other.hash());
  }

  static PnCounter join(Collection<NodeSnapshot> nodes) {
    var joined = PnCounter.empty();
    for (var node : nodes) {
      var state = of(node.state());
      // Most nodes hold the same most of the time.
      joined = isSame(joined, state) ? joined : joined.merge(state);
    }
    return joined;
  }

  /// What `wanted` has beyond `known`, by actor.
  static Map<ActorId, Tally> missing(PnCounter known, Map<ActorId, Tally> wanted) {
    var missing = new TreeMap<ActorId, Tally>();
    wanted.forEach(
        (actor, tally) -> {
          var lack = minus(tally, known.tally(actor));
          if (!lack.equals(Tally.ZERO)) {
            missing.put(actor, lack);
          }
        });
    return missing;
  }

  /// What `wanted` has beyond `known`, by actor.
  static Map<ActorId, Tally> missing(PnCounter known, PnCounter wanted) {
    var entries = new TreeMap<ActorId, Tally>();
    wanted.forEach(entries::put);
    return missing(known, entries);
  }

  /// By the name of the node, all its incarnations together.
  static Map<String, Tally> byNode(Map<ActorId, Tally> operations) {
    var byNode = new TreeMap<String, Tally>(NodeNames.ORDER);
    operations.forEach((actor, tally) -> byNode.merge(actor.name(), tally, PnOperations::plus));
    return byNode;
  }

  /// How many operations `other` has that `one` lacks.
  static long lacks(PnCounter one, PnCounter other) {
    return one.merge(other).version().subtract(one.version()).longValue();
  }

  static Tally plus(Tally one, Tally other) {
    return new Tally(one.increments() + other.increments(), one.decrements() + other.decrements());
  }

  static Tally minus(Tally one, Tally other) {
    return new Tally(
        Math.max(0, one.increments() - other.increments()),
        Math.max(0, one.decrements() - other.decrements()));
  }
}
