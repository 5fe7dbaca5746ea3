package hearsay.viz.graph;

import hearsay.crdt.StateHash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Gives every state shown a mark of its own. Nothing but the states shown decides, so that a
/// moment of the past has the marks it had when it was now.
final class StateMarks {
  private static final Comparator<Map.Entry<StateHash, BigInteger>> OLDEST_FIRST =
      Comparator.comparing((Map.Entry<StateHash, BigInteger> state) -> state.getValue())
          .thenComparingLong(state -> state.getKey().high())
          .thenComparingLong(state -> state.getKey().low());

  private StateMarks() {}

  /// The hash chooses a shape, so that a new state rarely looks like the one before. Among states
  /// that choose the same one, the one of the lowest version (so mostly the oldest, which must not
  /// change under the eyes of those who watch the news come in) has it filled, the next hollow, and
  /// further ones take what is free.
  ///
  /// @param versions of the states shown, by their hashes
  static Map<StateHash, StateMark> assign(Map<StateHash, BigInteger> versions) {
    var marks = new HashMap<StateHash, StateMark>();
    var taken = new HashSet<StateMark>();
    var late = new ArrayList<StateHash>();
    versions.entrySet().stream()
        .sorted(OLDEST_FIRST)
        .map(Map.Entry::getKey)
        .forEach(
            hash -> {
              var wished = Math.floorMod(hash.high() ^ hash.low(), StateMark.SHAPES);
              var filled = new StateMark(wished);
              var hollow = new StateMark(wished + StateMark.SHAPES);
              if (taken.add(filled)) {
                marks.put(hash, filled);
              } else if (taken.add(hollow)) {
                marks.put(hash, hollow);
              } else {
                late.add(hash);
              }
            });
    late.forEach(hash -> marks.put(hash, free(taken)));
    return marks;
  }

  private static StateMark free(Set<StateMark> taken) {
    var index = 0;
    while (!taken.add(new StateMark(index))) {
      index++;
    }
    return new StateMark(index);
  }
}
