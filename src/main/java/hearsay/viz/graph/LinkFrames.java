package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.Link;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together what the links layer draws.
final class LinkFrames {
  private static final Comparator<LinkLine> BY_NAMES =
      Comparator.comparing((LinkLine line) -> line.pair().from())
          .thenComparing(line -> line.pair().to());

  private LinkFrames() {}

  /// @param selected name of the selected node, whose links stay strong; empty for none
  static LinkFrame of(
      ClusterSnapshot snapshot, CardPlan plan, List<Group> groups, String selected) {
    var pairs = new HashSet<Link>();
    snapshot.links().keySet().forEach(link -> pairs.add(link.undirected()));
    var isThinned = pairs.size() > LinkFrame.MAX_STRONG;
    var lines = new ArrayList<LinkLine>();
    for (var pair : pairs) {
      var from = plan.boxes().get(pair.from());
      var to = plan.boxes().get(pair.to());
      if (from != null && to != null) {
        var forward = state(snapshot, pair);
        var backward = state(snapshot, pair.reversed());
        var isCut = forward == LinkState.SEVERED || backward == LinkState.SEVERED;
        var isSelected = pair.from().equals(selected) || pair.to().equals(selected);
        var isStrong = !isThinned || isCut || isSelected;
        lines.add(new LinkLine(pair, Segment.between(from, to), forward, backward, isStrong));
      }
    }
    lines.sort(BY_NAMES);
    return walled(lines, plan, groups);
  }

  private static LinkState state(ClusterSnapshot snapshot, Link link) {
    var found = snapshot.links().get(link);
    if (isSevered(found)) {
      return LinkState.SEVERED;
    }
    return isDown(snapshot, link.from()) || isDown(snapshot, link.to())
        ? LinkState.DOWN
        : LinkState.OPEN;
  }

  private static boolean isSevered(@Nullable LinkSnapshot link) {
    return link != null && link.faults().isSevered();
  }

  private static boolean isDown(ClusterSnapshot snapshot, String node) {
    return snapshot
        .node(node)
        .map(found -> found.lifecycle() == NodeSnapshot.Lifecycle.CRASHED)
        .orElse(true);
  }

  private record Sides(int first, int second) {}

  private static LinkFrame walled(List<LinkLine> lines, CardPlan plan, List<Group> groups) {
    var groupOf = new HashMap<String, Integer>();
    groups.forEach(group -> group.members().forEach(node -> groupOf.put(node, group.index())));
    var cuts = new HashMap<Sides, Set<Link>>();
    for (var line : lines) {
      var from = groupOf.get(line.pair().from());
      var to = groupOf.get(line.pair().to());
      if (line.isSevered() && from != null && to != null && !from.equals(to)) {
        var sides = new Sides(Math.min(from, to), Math.max(from, to));
        cuts.computeIfAbsent(sides, any -> new HashSet<>()).add(line.pair());
      }
    }
    cuts.values().removeIf(links -> links.size() <= LinkFrame.MAX_CUTS);
    var walls = new ArrayList<Wall>();
    var walled = new HashSet<Link>();
    cuts.forEach(
        (sides, links) -> {
          walls.add(new Wall(between(sides, groupOf, plan), links.size()));
          walled.addAll(links);
        });
    return new LinkFrame(lines, walls, walled);
  }

  /// A wall stands upright on the way between the middles of two groups.
  private static Segment between(Sides sides, Map<String, Integer> groupOf, CardPlan plan) {
    var one = middle(sides.first(), groupOf, plan);
    var other = middle(sides.second(), groupOf, plan);
    var length = Math.max(1, one.distance(other));
    var half = Math.max(60, Math.min(150, length * 0.3));
    var center = one.toward(other, 0.5);
    var asideX = -(other.y() - one.y()) / length * half;
    var asideY = (other.x() - one.x()) / length * half;
    return new Segment(
        new Point(center.x() - asideX, center.y() - asideY),
        new Point(center.x() + asideX, center.y() + asideY));
  }

  private static Point middle(int group, Map<String, Integer> groupOf, CardPlan plan) {
    var x = 0.0;
    var y = 0.0;
    var count = 0;
    for (var placed : plan.boxes().entrySet()) {
      if (Integer.valueOf(group).equals(groupOf.get(placed.getKey()))) {
        x += placed.getValue().center().x();
        y += placed.getValue().center().y();
        count++;
      }
    }
    return new Point(x / Math.max(1, count), y / Math.max(1, count));
  }
}
