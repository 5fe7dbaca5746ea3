package hearsay.viz;

import hearsay.cluster.Partitions;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Point2D;

/// Offers partitions of what is on the screen now. Application thread only.
public final class PartitionOffers {
  /// A longer menu is not read; the other nodes are isolated from their card.
  private static final int MAX_ISOLATIONS = 9;

  private final Supplier<ClusterSnapshot> snapshot;
  private long seed;
  private Supplier<Map<String, Point2D>> centers = Map::of;

  PartitionOffers(Supplier<ClusterSnapshot> snapshot, long seed) {
    this.snapshot = snapshot;
    this.seed = seed;
  }

  /// Tells where nodes are on the screen: the halves are those that one sees.
  public void seenAt(Supplier<Map<String, Point2D>> seen) {
    centers = seen;
  }

  public PartitionOffer halves() {
    return new PartitionOffer("Halves, left and right", Partitions.halves(leftToRight(), links()));
  }

  public PartitionOffer oneWay() {
    return new PartitionOffer(
        "One way: right hears left, not back", Partitions.oneWay(leftToRight(), links()));
  }

  /// Another one at every call.
  public PartitionOffer random() {
    seed++;
    return new PartitionOffer("At random", Partitions.random(names(), links(), seed));
  }

  /// One for each of the first nodes, named after it.
  public List<PartitionOffer> isolations() {
    return names().stream()
        .limit(MAX_ISOLATIONS)
        .map(node -> new PartitionOffer(node, Partitions.isolate(node, links())))
        .toList();
  }

  /// Nodes not drawn yet stand at the left; those above one another are in the order of their
  /// names.
  public List<String> leftToRight() {
    var seen = centers.get();
    return names().stream()
        .sorted(Comparator.comparingDouble(name -> seen.getOrDefault(name, Point2D.ZERO).getX()))
        .toList();
  }

  private List<String> names() {
    return NodeNames.sorted(snapshot.get().nodes().keySet());
  }

  private Set<Link> links() {
    return snapshot.get().links().keySet();
  }
}
