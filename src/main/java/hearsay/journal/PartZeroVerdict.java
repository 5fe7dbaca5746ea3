package hearsay.journal;

import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges a cluster under the Part 0 rule: the highest version wins, whatever it lacks. Whether an
/// operation is lost follows from the lineages of the states (see [Losses]).
final class PartZeroVerdict {
  private final ClusterSnapshot snapshot;
  private final List<NodeSnapshot> running;
  private final Lineages lineages;

  /// The states of the highest version; more than one if operations collided.
  private final Set<VersionedCounter> top;

  PartZeroVerdict(ClusterSnapshot snapshot, List<NodeSnapshot> running) {
    this.snapshot = snapshot;
    this.running = running;
    this.lineages = snapshot.operations().lineages();
    this.top = top(running);
  }

  Verdict judge() {
    int heard = (int) running.stream().filter(node -> top.contains(stateOf(node))).count();
    if (isHigherOnItsWay()) {
      return new Verdict.Spreading(0, running.size());
    }
    return top.size() == 1 && heard == running.size() ? judgeAgreement() : judgeDifference(heard);
  }

  private Verdict judgeAgreement() {
    if (!lineages.adrift().isEmpty()) {
      return new Verdict.Spreading(0, running.size());
    }
    var said = top.iterator().next().value();
    var acknowledged = snapshot.operations().value();
    var held = heldByCrashed();
    if (!held.isEmpty()) {
      return new Verdict.HeldOnlyByCrashed(held);
    }
    // The sum alone is right by chance at times; the lineages alone guess what a foreign node's
    // state holds.
    if (lineages.lost().isEmpty() && said.equals(acknowledged)) {
      return new Verdict.Converged(running.size(), said);
    }
    return isCountedElsewhere()
        ? new Verdict.AgreeWithForeign(said, acknowledged)
        : new Verdict.AgreeButWrong(said, acknowledged, lineages.lostByNode());
  }

  /// Whether the state holds more operations than are known to have made it. Each raised its
  /// version by one.
  private boolean isCountedElsewhere() {
    var held = lineages.heldBy(running.getFirst().name());
    var version = top.iterator().next().version();
    return lineages.hasForeign() && !version.equals(BigInteger.valueOf(held.size()));
  }

  private Verdict judgeDifference(int heard) {
    var groups = snapshot.groups();
    var topGroups = new BitSet();
    for (int place = 0; place < groups.size(); place++) {
      topGroups.set(place, groups.get(place).members().stream().anyMatch(this::isAtTop));
    }
    if (top.size() > 1 && isColliding(groups)) {
      return stuck();
    }
    if (groups.size() > 1) {
      var cut = new Cut(snapshot, heardGroups -> hearsTheTop(heardGroups, topGroups));
      if (cut.isCut()) {
        var held = groups.stream().map(this::heldBy).toList();
        return cut.verdict((one, other) -> held.get(other).minus(held.get(one)).size());
      }
    }
    return top.size() > 1 ? stuck() : new Verdict.Spreading(heard, running.size());
  }

  private boolean hearsTheTop(BitSet heardGroups, BitSet topGroups) {
    if (top.size() == 1) {
      return heardGroups.intersects(topGroups);
    }
    var hears = (BitSet) topGroups.clone();
    hears.andNot(heardGroups);
    return hears.isEmpty();
  }

  private Verdict.Stuck stuck() {
    var counters = top.stream().map(VersionedCounter::value).sorted().toList();
    return new Verdict.Stuck(top.iterator().next().version(), counters);
  }

  /// Whether two states of the highest version meet: in one group, or where one group hears the
  /// other.
  private boolean isColliding(List<Group> groups) {
    var statesOf = new HashMap<Integer, Set<VersionedCounter>>();
    for (var group : groups) {
      var states = new HashSet<VersionedCounter>();
      group
          .members()
          .forEach(name -> snapshot.node(name).ifPresent(node -> states.add(stateOf(node))));
      states.retainAll(top);
      statesOf.put(group.index(), states);
    }
    for (var group : groups) {
      var met = new HashSet<>(statesOf.getOrDefault(group.index(), Set.of()));
      boolean isAtTop = !met.isEmpty();
      group.hears().forEach(index -> met.addAll(statesOf.getOrDefault(index, Set.of())));
      if (isAtTop && met.size() > 1) {
        return true;
      }
    }
    return false;
  }

  private boolean isAtTop(String name) {
    return snapshot.node(name).map(node -> top.contains(stateOf(node))).orElse(false);
  }

  private OperationSet heldBy(Group group) {
    var held = OperationSet.EMPTY;
    for (var member : group.members()) {
      held = held.union(lineages.heldBy(member));
    }
    return held;
  }

  private boolean isHigherOnItsWay() {
    var highest = top.iterator().next();
    return snapshot.flights().values().stream()
        .anyMatch(
            flight -> Losses.isAbove(flight.message(), highest) && snapshot.canArrive(flight));
  }

  /// The lost operations, if crashed nodes hold them all; by the crashed node.
  private Map<String, Tally> heldByCrashed() {
    var rest = lineages.lost();
    var held = new HashMap<String, Tally>();
    for (var node : snapshot.crashed()) {
      var its = rest.intersection(lineages.heldBy(node.name()));
      if (!its.isEmpty()) {
        held.put(node.name(), lineages.tally(its));
        rest = rest.minus(its);
      }
    }
    return rest.isEmpty() ? held : Map.of();
  }

  private static VersionedCounter stateOf(NodeSnapshot node) {
    return node.state() instanceof VersionedCounter state ? state : VersionedCounter.ZERO;
  }

  private static Set<VersionedCounter> top(List<NodeSnapshot> running) {
    var top = new HashSet<VersionedCounter>();
    var highest = VersionedCounter.ZERO;
    for (var node : running) {
      var state = stateOf(node);
      if (highest.adopts(state)) {
        highest = state;
        top.clear();
      }
      if (!state.adopts(highest)) {
        top.add(state);
      }
    }
    return top;
  }
}
