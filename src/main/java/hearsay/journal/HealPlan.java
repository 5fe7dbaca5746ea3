package hearsay.journal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Which cut links to heal so that every group can get to know everything. Groups are numbered by
/// their place in the list, not by their letters.
final class HealPlan {
  /// Up to so many pairs of groups all choices are tried (at most 1,024), and the plan is a
  /// smallest one.
  private static final int MAX_EXHAUSTIVE_PAIRS = 10;

  /// Beyond so many groups a spanning forest is not searched for links it could do without: with so
  /// many parts, each has news of its own, and the forest is smallest anyway.
  private static final int MAX_PRUNED_GROUPS = 16;

  private final List<BitSet> heard;
  private final List<Bridge> bridges;
  private final Predicate<BitSet> isComplete;

  /// A cut link that would join two groups.
  record Bridge(int one, int other, Link link) {}

  /// @param heard for each group: which groups reach it, itself included
  /// @param bridges one cut link for each pair of groups that has any
  /// @param isComplete whether these groups together know everything
  HealPlan(List<BitSet> heard, List<Bridge> bridges, Predicate<BitSet> isComplete) {
    this.heard = heard;
    this.bridges = bridges;
    this.isComplete = isComplete;
  }

  /// Whether some group can't get to know everything over the links that are open.
  boolean isNeeded() {
    return !suffices(List.of());
  }

  /// A smallest set of links; if no set is enough (crashed nodes lie between), one that joins what
  /// can be joined.
  List<Link> links() {
    var plan = bridges.size() <= MAX_EXHAUSTIVE_PAIRS ? smallest() : pruned(forest());
    return plan.stream().map(Bridge::link).sorted(NodeNames.LINK_ORDER).toList();
  }

  private List<Bridge> smallest() {
    return IntStream.range(0, 1 << bridges.size())
        .boxed()
        .sorted(Comparator.comparingInt(Integer::bitCount))
        .map(this::chosen)
        .filter(this::suffices)
        .findFirst()
        .orElseGet(this::forest);
  }

  private List<Bridge> chosen(int mask) {
    return IntStream.range(0, bridges.size())
        .filter(i -> (mask & (1 << i)) != 0)
        .mapToObj(bridges::get)
        .toList();
  }

  /// Joins all groups that can be joined, by as few links as there are joints (Kruskal 1956, all
  /// weights equal).
  private List<Bridge> forest() {
    var root = IntStream.range(0, heard.size()).toArray();
    var forest = new ArrayList<Bridge>();
    for (var bridge : bridges) {
      int one = find(root, bridge.one());
      int other = find(root, bridge.other());
      if (one != other) {
        root[one] = other;
        forest.add(bridge);
      }
    }
    return forest;
  }

  private static int find(int[] root, int group) {
    int found = group;
    while (root[found] != found) {
      root[found] = root[root[found]];
      found = root[found];
    }
    return found;
  }

  private List<Bridge> pruned(List<Bridge> forest) {
    if (heard.size() > MAX_PRUNED_GROUPS || !suffices(forest)) {
      return forest;
    }
    var plan = new ArrayList<>(forest);
    for (var bridge : forest) {
      var without = new ArrayList<>(plan);
      without.remove(bridge);
      if (suffices(without)) {
        plan = without;
      }
    }
    return plan;
  }

  private boolean suffices(List<Bridge> healed) {
    var reach = heard.stream().map(bits -> (BitSet) bits.clone()).toArray(BitSet[]::new);
    for (var bridge : healed) {
      reach[bridge.one()].set(bridge.other());
      reach[bridge.other()].set(bridge.one());
    }
    if (!healed.isEmpty()) {
      close(reach);
    }
    for (var bits : reach) {
      if (!isComplete.test(bits)) {
        return false;
      }
    }
    return true;
  }

  /// What is heard by those one hears, one hears (Warshall 1962).
  private static void close(BitSet[] reach) {
    for (int via = 0; via < reach.length; via++) {
      for (var bits : reach) {
        if (bits.get(via)) {
          bits.or(reach[via]);
        }
      }
    }
  }
}
