package hearsay.journal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/// The groups of a snapshot as the verdict needs them: who reaches whom, and which links would
/// help.
final class Cut {
  /// With more groups the lines "A lacks 1 of B" are more than anybody reads.
  private static final int MAX_COMPARED_GROUPS = 6;

  /// Counts the operations that one group lacks of another, both by their place in the list.
  interface Comparison {
    long lacks(int group, int other);
  }

  private final List<Group> groups;
  private final List<BitSet> heard;
  private final HealPlan plan;

  Cut(ClusterSnapshot snapshot, Predicate<BitSet> isComplete) {
    groups = snapshot.groups();
    var places = new HashMap<Integer, Integer>();
    var placeOf = new HashMap<String, Integer>();
    for (int place = 0; place < groups.size(); place++) {
      places.put(groups.get(place).index(), place);
      for (var member : groups.get(place).members()) {
        placeOf.put(member, place);
      }
    }
    heard = new ArrayList<>();
    for (int place = 0; place < groups.size(); place++) {
      var bits = new BitSet();
      bits.set(place);
      groups.get(place).hears().forEach(index -> bits.set(places.getOrDefault(index, 0)));
      heard.add(bits);
    }
    plan = new HealPlan(heard, snapshot.reachability().bridges(placeOf), isComplete);
  }

  boolean isCut() {
    return plan.isNeeded();
  }

  Verdict.CutOff verdict(Comparison comparison) {
    return new Verdict.CutOff(plan.links(), lacks(comparison));
  }

  private List<String> lacks(Comparison comparison) {
    var lines = new ArrayList<String>();
    if (groups.size() > MAX_COMPARED_GROUPS) {
      return lines;
    }
    for (int one = 0; one < groups.size(); one++) {
      for (int other = 0; other < groups.size(); other++) {
        long count = heard.get(one).get(other) ? 0 : comparison.lacks(one, other);
        if (count > 0) {
          lines.add(
              "%s lacks %d of %s"
                  .formatted(groups.get(one).letter(), count, groups.get(other).letter()));
        }
      }
    }
    return lines;
  }
}
