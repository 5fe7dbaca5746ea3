package hearsay.cluster;

import hearsay.journal.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which links to cut for the usual partitions: pure, so that a window can preview what
/// [Cluster#sever] would do.
public final class Partitions {
  private Partitions() {}

  /// What to sever, and what to call it.
  public record Cut(Set<Link> links, String caption) {
    public Cut {
      links = Set.copyOf(links);
    }
  }

  /// The left half from the right half, in both directions. With an odd number the left is smaller.
  ///
  /// @param leftToRight the nodes as they stand on the screen
  public static Cut halves(List<String> leftToRight, Collection<Link> links) {
    var middle = leftToRight.size() / 2;
    var left = Set.copyOf(leftToRight.subList(0, middle));
    var right = Set.copyOf(leftToRight.subList(middle, leftToRight.size()));
    return new Cut(between(List.of(left, right), links), "Cut into halves");
  }

  /// One node from all others, in both directions.
  public static Cut isolate(String node, Collection<Link> links) {
    return new Cut(where(links, link -> touches(link, node)), "Isolated " + node);
  }

  /// Nobody hears this node; it hears the others.
  public static Cut mute(String node, Collection<Link> links) {
    return new Cut(where(links, link -> link.from().equals(node)), "Muted " + node);
  }

  /// This node hears nobody; the others hear it.
  public static Cut deafen(String node, Collection<Link> links) {
    return new Cut(where(links, link -> link.to().equals(node)), "Deafened " + node);
  }

  /// The right half hears the left half, not the other way round.
  ///
  /// @param leftToRight the nodes as they stand on the screen
  public static Cut oneWay(List<String> leftToRight, Collection<Link> links) {
    var left = Set.copyOf(leftToRight.subList(0, leftToRight.size() / 2));
    return new Cut(
        where(links, link -> !left.contains(link.from()) && left.contains(link.to())),
        "Cut one way: the left no longer hears the right");
  }

  /// Two or three groups at random; each has at least one node.
  public static Cut random(List<String> nodes, Collection<Link> links, long seed) {
    var random = new SplittableRandom(seed);
    var shuffled = new ArrayList<>(nodes);
    for (var i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    var count = Math.min(nodes.size(), 2 + random.nextInt(2));
    List<Set<String>> groups = new ArrayList<>();
    for (var i = 0; i < count; i++) {
      groups.add(new LinkedHashSet<>());
    }
    for (var i = 0; i < shuffled.size(); i++) {
      groups.get(i < count ? i : random.nextInt(count)).add(shuffled.get(i));
    }
    return new Cut(between(groups, links), "Cut at random into %d groups".formatted(count));
  }

  /// The links between different groups; the nodes in no group form one more.
  ///
  /// @throws IllegalArgumentException if a node is in two groups
  public static Set<Link> between(List<Set<String>> groups, Collection<Link> links) {
    Map<String, Integer> groupOf = new LinkedHashMap<>();
    for (var i = 0; i < groups.size(); i++) {
      for (var node : groups.get(i)) {
        if (groupOf.put(node, i) != null) {
          throw new IllegalArgumentException(node + " is in two groups");
        }
      }
    }
    var rest = groups.size();
    return where(
        links,
        link ->
            !groupOf.getOrDefault(link.from(), rest).equals(groupOf.getOrDefault(link.to(), rest)));
  }

  private static boolean touches(Link link, String node) {
    return link.from().equals(node) || link.to().equals(node);
  }

  private static Set<Link> where(Collection<Link> links, Predicate<Link> condition) {
    return links.stream().filter(condition).collect(Collectors.toUnmodifiableSet());
  }
}
