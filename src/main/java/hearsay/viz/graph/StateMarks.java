package hearsay.viz.graph;

import hearsay.crdt.StateHash;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Gives every state in use a mark of its own and keeps it while any node holds that state.
final class StateMarks {
  private final Map<StateHash, StateMark> inUse = new HashMap<>();

  /// The marks of the states shown now, one for each distinct hash.
  Map<StateHash, StateMark> assign(Collection<StateHash> shown) {
    var distinct = new HashSet<>(shown);
    inUse.keySet().retainAll(distinct);
    shown.forEach(hash -> inUse.computeIfAbsent(hash, this::free));
    return Map.copyOf(inUse);
  }

  /// The hash chooses a shape, so that a new state rarely looks like the one before; then the next
  /// free mark.
  private StateMark free(StateHash hash) {
    var wished = Math.floorMod(hash.high() ^ hash.low(), StateMark.SHAPES);
    var taken = new HashSet<>(inUse.values());
    for (var i = 0; i < StateMark.SHAPES; i++) {
      var mark = new StateMark((wished + i) % StateMark.SHAPES);
      if (!taken.contains(mark)) {
        return mark;
      }
    }
    var index = StateMark.SHAPES;
    while (taken.contains(new StateMark(index))) {
      index++;
    }
    return new StateMark(index);
  }
}
