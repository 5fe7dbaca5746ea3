package hearsay.journal;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Works out which running nodes lack whose operations, since when, and when they last heard from
/// those who hold them.
final class Lacks {
  private final ClusterSnapshot snapshot;
  private final Holdings holdings;

  /// What each node holds, by either rule. "Of" names the node whose operations they are.
  interface Holdings {
    /// What this node lacks, by the node that acknowledged it.
    Map<String, Tally> missing(NodeSnapshot node);

    /// Cluster time at which the first of these operations was acknowledged; null if not known.
    @Nullable Long since(NodeSnapshot node, String of);

    /// Whether `other` holds some of what this node lacks.
    boolean hasSome(NodeSnapshot other, NodeSnapshot node, String of);
  }

  private Lacks(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.holdings =
        snapshot.rule() == CounterRule.PN ? new PnHoldings(snapshot) : new Part0Holdings(snapshot);
  }

  /// Nodes that lack the same stand together, in order of their names.
  static List<Explanation.Lack> of(ClusterSnapshot snapshot) {
    return new Lacks(snapshot).list();
  }

  private List<Explanation.Lack> list() {
    var together = new LinkedHashMap<Map<String, Tally>, List<NodeSnapshot>>();
    for (var node : snapshot.running()) {
      together.computeIfAbsent(holdings.missing(node), lack -> new ArrayList<>()).add(node);
    }
    var lacks = new ArrayList<Explanation.Lack>();
    together.forEach(
        (missing, nodes) -> missing.forEach((of, tally) -> lacks.add(lack(nodes, of, tally))));
    return lacks;
  }

  private Explanation.Lack lack(List<NodeSnapshot> nodes, String of, Tally tally) {
    var names = nodes.stream().map(NodeSnapshot::name).toList();
    return new Explanation.Lack(names, of, tally, since(nodes, of), lastHeard(nodes, of));
  }

  private @Nullable Long since(List<NodeSnapshot> nodes, String of) {
    @Nullable Long first = null;
    for (var node : nodes) {
      var since = holdings.since(node, of);
      if (since == null) {
        return null;
      }
      first = first == null ? since : (Long) Math.min(first, since);
    }
    return first;
  }

  private @Nullable Long lastHeard(List<NodeSnapshot> nodes, String of) {
    // Those who stand together lack the same, so what holds for the first holds for all.
    var first = nodes.getFirst();
    var holders =
        snapshot.nodes().values().stream()
            .filter(other -> holdings.hasSome(other, first, of))
            .map(NodeSnapshot::name)
            .toList();
    @Nullable Long last = null;
    for (var node : nodes) {
      for (var holder : holders) {
        var link = snapshot.links().get(new Link(holder, node.name()));
        if (link != null && link.traffic().framesDelivered() > 0) {
          long heard = link.traffic().lastDeliveredAtNanos();
          last = last == null ? (Long) heard : (Long) Math.max(last, heard);
        }
      }
    }
    return last;
  }
}
