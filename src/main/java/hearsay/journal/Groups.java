package hearsay.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// All groups at one moment, and how their letters pass on to the next.
///
/// @param list in order of their indices
/// @param indexOf the index of each running node's group
record Groups(PVector<Group> list, Map<String, Integer> indexOf) {
  static final Groups NONE = new Groups(TreePVector.empty(), Map.of());

  /// More groups than a cluster has nodes have no letters; see [#of].
  private static final int MAX_INDEX = 100_000;

  /// These groups, in order of their indices.
  ///
  /// @throws IllegalArgumentException if one has an index that it can't have: groups come from
  ///   files
  static Groups of(PVector<Group> list) {
    var indexes = new HashMap<String, Integer>();
    for (var group : list) {
      if (group.index() < 0 || group.index() > MAX_INDEX) {
        throw new IllegalArgumentException("a group has an index that is none: " + group.index());
      }
      group.members().forEach(member -> indexes.put(member, group.index()));
    }
    return new Groups(list, Map.copyOf(indexes));
  }

  boolean areTogether(String one, String other) {
    var index = indexOf.get(one);
    return index != null && index.equals(indexOf.get(other));
  }

  /// The groups after a change. A component with just the members of a group keeps its letter; then
  /// the largest share of a group inherits it; the others take the first free letters, larger ones
  /// first.
  Groups next(List<Reachability.Component> components) {
    var letters = letters(components);
    var indexes = new HashMap<String, Integer>();
    for (int i = 0; i < components.size(); i++) {
      for (var member : components.get(i).members()) {
        indexes.put(member, letters[i]);
      }
    }
    var groups = new ArrayList<Group>();
    var heard = heard(components, letters, indexes);
    for (int i = 0; i < components.size(); i++) {
      groups.add(
          new Group(
              letters[i], components.get(i).members(), heard.getOrDefault(letters[i], Set.of())));
    }
    groups.sort(Comparator.comparingInt(Group::index));
    // The same list again tells a view that it has nothing to redraw.
    return groups.equals(list) ? this : new Groups(TreePVector.from(groups), Map.copyOf(indexes));
  }

  private static Map<Integer, Set<Integer>> heard(
      List<Reachability.Component> components, int[] letters, Map<String, Integer> indexes) {
    var heard = new HashMap<Integer, Set<Integer>>();
    for (int i = 0; i < components.size(); i++) {
      var component = components.get(i);
      if (component.reached().size() > component.members().size()) {
        for (var name : component.reached()) {
          var other = indexes.get(name);
          if (other != null && other != letters[i]) {
            heard.computeIfAbsent(other, index -> new HashSet<>()).add(letters[i]);
          }
        }
      }
    }
    return heard;
  }

  private record Claim(int component, int letter, boolean isWhole, int shared, int size) {}

  private static final Comparator<Claim> STRONGEST_FIRST =
      Comparator.comparing((Claim claim) -> !claim.isWhole())
          .thenComparing(Comparator.comparingInt(Claim::shared).reversed())
          .thenComparing(Comparator.comparingInt(Claim::size).reversed())
          .thenComparingInt(Claim::component);

  private int[] letters(List<Reachability.Component> components) {
    var letters = new int[components.size()];
    Arrays.fill(letters, -1);
    var taken = new BitSet();
    var claims = claims(components);
    claims.sort(STRONGEST_FIRST);
    for (var claim : claims) {
      if (letters[claim.component()] < 0 && !taken.get(claim.letter())) {
        letters[claim.component()] = claim.letter();
        taken.set(claim.letter());
      }
    }
    largestFirst(components)
        .filter(component -> letters[component] < 0)
        .forEach(
            component -> {
              letters[component] = taken.nextClearBit(0);
              taken.set(letters[component]);
            });
    return letters;
  }

  private ArrayList<Claim> claims(List<Reachability.Component> components) {
    var claims = new ArrayList<Claim>();
    var sizes = new HashMap<Integer, Integer>();
    list.forEach(group -> sizes.put(group.index(), group.members().size()));
    for (int i = 0; i < components.size(); i++) {
      var members = components.get(i).members();
      var shares = new HashMap<Integer, Integer>();
      for (var member : members) {
        var letter = indexOf.get(member);
        if (letter != null) {
          shares.merge(letter, 1, Integer::sum);
        }
      }
      for (var share : shares.entrySet()) {
        boolean isWhole =
            share.getValue() == members.size()
                && sizes.getOrDefault(share.getKey(), 0) == members.size();
        claims.add(new Claim(i, share.getKey(), isWhole, share.getValue(), members.size()));
      }
    }
    return claims;
  }

  private static Stream<Integer> largestFirst(List<Reachability.Component> components) {
    return IntStream.range(0, components.size())
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> -components.get(i).members().size())
                .thenComparingInt(i -> i));
  }
}
