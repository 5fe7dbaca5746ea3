package hearsay.journal;

import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Part 0: which operations each node's state holds, and which each node has heard of. Immutable;
/// every method answers the lineages after something happened.
///
/// An operation adds its number to the state's lineage; adopting a frame replaces the lineage by
/// the one that the frame's state had at its sender. What a node has *heard of* only grows: every
/// frame that reaches it tells what its sender had heard of, adopted or not. That is the causal
/// past (Lamport 1978) by which two clicks are concurrent or not.
///
/// @param nodes by name, crashed ones too (what a crashed node held is held by nobody else,
///   perhaps)
/// @param made numbers of the operations that each node acknowledged
/// @param decrements which of all numbers are decrements
/// @param next the next free number
/// @param adrift acknowledged operations that no running node's state holds, but a frame on its way
///   that would be adopted
/// @param lost acknowledged operations that neither holds (see [Losses])
/// @param untracked operations beyond [#MAX_OPERATIONS]: they have no number, only the totals know
///   them
/// @param hasForeign whether a node of this process ever adopted a foreign node's state, which may
///   hold operations that nobody here knows
record Lineages(
    PMap<String, NodeLineage> nodes,
    PMap<String, OperationSet> made,
    OperationSet decrements,
    int next,
    OperationSet adrift,
    OperationSet lost,
    long untracked,
    boolean hasForeign) {
  /// A set then takes 8 KiB at most, and many nodes share one. A lesson has a few hundred
  /// operations; beyond the bound lost operations are no longer named, and the verdict compares
  /// totals.
  static final int MAX_OPERATIONS = 65_536;

  static final Lineages EMPTY =
      new Lineages(
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          OperationSet.EMPTY,
          0,
          OperationSet.EMPTY,
          OperationSet.EMPTY,
          0,
          false);

  /// A node starts. Empty, it holds nothing and has heard of nothing; with a state from its log, it
  /// holds what it held when it had that state.
  Lineages started(String node, VersionedCounter state) {
    var known = nodes.get(node);
    if (known == null || state.equals(VersionedCounter.ZERO)) {
      return withNode(node, NodeLineage.of(state, Lineage.EMPTY, OperationSet.EMPTY));
    }
    return withNode(node, NodeLineage.of(state, known.upTo(state), known.heardOf()));
  }

  /// The operations that a node's log shows and the node had not reported: its disk was faster than
  /// its crash.
  Tally unseen(String node, VersionedCounter state) {
    var known = nodes.get(node);
    if (known == null || !known.state().adopts(state)) {
      return Tally.ZERO;
    }
    long all = state.version().subtract(known.state().version()).longValueExact();
    long up = state.counter() - known.state().counter();
    boolean isCounted = Math.abs(up) <= all && (all + up) % 2 == 0;
    return isCounted ? new Tally((all + up) / 2, (all - up) / 2) : Tally.ZERO;
  }

  /// A node is gone from the picture.
  Lineages removed(String node) {
    return new Lineages(
        nodes.minus(node), made, decrements, next, adrift, lost, untracked, hasForeign);
  }

  /// A node acknowledged operations.
  Lineages operated(String node, long increments, long decrements, VersionedCounter after) {
    int room = MAX_OPERATIONS - next;
    int countedIncrements = (int) Math.min(increments, room);
    int countedDecrements = (int) Math.min(decrements, room - countedIncrements);
    int end = next + countedIncrements + countedDecrements;
    var numbers = OperationSet.range(next, end);
    var old = nodeOrNew(node);
    var changed = old.with(after, resolve(old.lineage()).plus(numbers)).hearingOf(numbers);
    return new Lineages(
        nodes.plus(node, changed),
        made.plus(node, made.getOrDefault(node, OperationSet.EMPTY).union(numbers)),
        this.decrements.union(OperationSet.range(next + countedIncrements, end)),
        end,
        adrift,
        lost,
        untracked + increments + decrements - numbers.size(),
        hasForeign);
  }

  /// What the state that `node` sends holds: what it held when the node had just that state. The
  /// node may have gone on meanwhile.
  Lineage sent(String node, VersionedCounter state) {
    var sender = nodes.get(node);
    if (sender == null) {
      return new Lineage(OperationSet.EMPTY, new Lineage.Origin(node, state));
    }
    return sender
        .find(state)
        .map(this::resolve)
        .orElseGet(() -> new Lineage(OperationSet.EMPTY, new Lineage.Origin(node, state)));
  }

  /// A frame with this lineage changed the node's state to `after`.
  Lineages adopted(String node, Lineage lineage, VersionedCounter after) {
    return withNode(node, nodeOrNew(node).with(after, resolve(lineage)));
  }

  /// A foreign node says what its state is. If that is news, the node most likely went on from the
  /// highest state below it that it was sent, by operations of its own.
  Lineages told(String node, VersionedCounter state) {
    var old = nodeOrNew(node);
    boolean isNews = old.state().adopts(state) && old.find(state).isEmpty();
    return isNews ? withNode(node, old.with(state, old.lineage())) : this;
  }

  /// What a state that a foreign node told holds, going by [#told] and [#supposed].
  Lineage guessed(String node, VersionedCounter state) {
    return resolve(nodeOrNew(node).upTo(state));
  }

  /// A foreign node is sent a state, which it adopts if it is higher.
  Lineages supposed(String node, Lineage lineage, VersionedCounter state, OperationSet heardOf) {
    var carried = resolve(lineage);
    var old = nodeOrNew(node).hearingOf(heardOf.union(carried.operations()));
    return withNode(node, old.state().adopts(state) ? old.with(state, carried) : old);
  }

  /// A foreign node's state was adopted here.
  Lineages withForeign() {
    return hasForeign
        ? this
        : new Lineages(nodes, made, decrements, next, adrift, lost, untracked, true);
  }

  /// The present state of these nodes, which is the same, holds just these operations.
  Lineages agreed(Iterable<String> names, OperationSet operations) {
    var changed = nodes;
    for (var name : names) {
      if (!heldBy(name).equals(operations)) {
        var corrected = nodeOrNew(name).corrected(new Lineage(operations, null));
        changed = changed.plus(name, corrected);
      }
    }
    return changed == nodes
        ? this
        : new Lineages(changed, made, decrements, next, adrift, lost, untracked, hasForeign);
  }

  /// A frame reached the node, adopted or not.
  Lineages heard(String node, OperationSet heardOf) {
    var old = nodeOrNew(node);
    return old.heardOf().containsAll(heardOf) ? this : withNode(node, old.hearingOf(heardOf));
  }

  /// The operations that a node's present state holds.
  OperationSet heldBy(String node) {
    var lineages = nodes.get(node);
    return lineages == null ? OperationSet.EMPTY : resolve(lineages.lineage()).operations();
  }

  /// The operations that a node has heard of.
  OperationSet heardOfBy(String node) {
    var lineages = nodes.get(node);
    return lineages == null ? OperationSet.EMPTY : lineages.heardOf().union(heldBy(node));
  }

  Lineages withLosses(OperationSet nowAdrift, OperationSet nowLost) {
    return new Lineages(nodes, made, decrements, next, nowAdrift, nowLost, untracked, hasForeign);
  }

  /// What a cluster takes over that goes on from here without the frames on their way: of each node
  /// what it holds and has heard of now. What only frames held is lost.
  Lineages forked() {
    var changed = nodes;
    for (var node : nodes.entrySet()) {
      var now = node.getValue();
      changed =
          changed.plus(
              node.getKey(),
              NodeLineage.of(now.state(), resolve(now.lineage()), heardOfBy(node.getKey())));
    }
    return new Lineages(
        changed,
        made,
        decrements,
        next,
        OperationSet.EMPTY,
        lost.union(adrift),
        untracked,
        hasForeign);
  }

  /// How many operations of this node are lost, by kind.
  Tally lostOf(String node) {
    return tally(made.getOrDefault(node, OperationSet.EMPTY).intersection(lost));
  }

  /// All lost operations, by the node that had acknowledged them.
  Map<String, Tally> lostByNode() {
    return byMaker(lost);
  }

  /// Counts operations by the node that acknowledged them.
  Map<String, Tally> byMaker(OperationSet operations) {
    var result = new TreeMap<String, Tally>(NodeNames.ORDER);
    if (!operations.isEmpty()) {
      made.forEach(
          (node, its) -> {
            var some = its.intersection(operations);
            if (!some.isEmpty()) {
              result.put(node, tally(some));
            }
          });
    }
    return result;
  }

  /// How many of these operations are increments and decrements.
  Tally tally(OperationSet operations) {
    int all = operations.size();
    int down = operations.intersection(decrements).size();
    return new Tally(all - down, down);
  }

  /// All numbered operations, each acknowledged by some node.
  OperationSet acknowledged() {
    return OperationSet.range(0, next);
  }

  /// The lineage with its origin filled in, if the origin's node has reported by now.
  Lineage resolve(Lineage lineage) {
    var resolved = lineage;
    // An origin may lead to another one, each from one more node whose report is late.
    for (int hops = 0; hops <= nodes.size(); hops++) {
      var origin = resolved.origin();
      var found = origin == null ? Optional.<Lineage>empty() : at(origin);
      if (found.isEmpty()) {
        return resolved;
      }
      resolved = found.get().plus(resolved.operations());
    }
    return resolved;
  }

  private Optional<Lineage> at(Lineage.Origin origin) {
    var node = nodes.get(origin.node());
    return node == null ? Optional.empty() : node.find(origin.state());
  }

  private NodeLineage nodeOrNew(String node) {
    var known = nodes.get(node);
    return known == null ? NodeLineage.EMPTY : known;
  }

  private Lineages withNode(String node, NodeLineage changed) {
    return new Lineages(
        nodes.plus(node, changed), made, decrements, next, adrift, lost, untracked, hasForeign);
  }
}
