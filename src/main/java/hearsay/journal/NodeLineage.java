package hearsay.journal;

import hearsay.crdt.VersionedCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Part 0: the last few states of one node with the operations that each held, and what the node
/// has heard of.
///
/// @param recent oldest first, at least one, at most [#MAX_RECENT]; versions rise, so that no state
///   is there twice
/// @param heardOf operations the node has heard of, whether or not its state holds them
record NodeLineage(List<Moment> recent, OperationSet heardOf) {
  /// How far a node may have run ahead of its own frames: those in its queues still carry older
  /// states.
  static final int MAX_RECENT = 64;

  record Moment(VersionedCounter state, Lineage lineage) {}

  static final NodeLineage EMPTY = of(VersionedCounter.ZERO, Lineage.EMPTY, OperationSet.EMPTY);

  static NodeLineage of(VersionedCounter state, Lineage lineage, OperationSet heardOf) {
    return new NodeLineage(List.of(new Moment(state, lineage)), heardOf);
  }

  NodeLineage {
    recent = List.copyOf(recent);
  }

  /// The present state.
  VersionedCounter state() {
    return recent.getLast().state();
  }

  /// The lineage of the newest state that is not above this one; empty if all are, or are
  /// forgotten.
  Lineage upTo(VersionedCounter state) {
    for (int i = recent.size() - 1; i >= 0; i--) {
      if (!state.adopts(recent.get(i).state())) {
        return recent.get(i).lineage();
      }
    }
    return Lineage.EMPTY;
  }

  /// The lineage of the present state.
  Lineage lineage() {
    return recent.getLast().lineage();
  }

  NodeLineage with(VersionedCounter state, Lineage lineage) {
    var moments = new ArrayList<Moment>(recent.size() + 1);
    moments.addAll(recent.size() < MAX_RECENT ? recent : recent.subList(1, recent.size()));
    moments.add(new Moment(state, lineage));
    return new NodeLineage(moments, heardOf);
  }

  /// The present state turns out to hold other operations.
  NodeLineage corrected(Lineage lineage) {
    var moments = new ArrayList<>(recent);
    moments.set(moments.size() - 1, new Moment(recent.getLast().state(), lineage));
    return new NodeLineage(moments, heardOf);
  }

  NodeLineage hearingOf(OperationSet more) {
    return new NodeLineage(recent, heardOf.union(more));
  }

  /// The lineage that the node had with this state, newest first.
  Optional<Lineage> find(VersionedCounter state) {
    for (int i = recent.size() - 1; i >= 0; i--) {
      if (recent.get(i).state().equals(state)) {
        return Optional.of(recent.get(i).lineage());
      }
    }
    return Optional.empty();
  }
}
