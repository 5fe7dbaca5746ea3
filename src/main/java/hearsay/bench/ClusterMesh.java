package hearsay.bench;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import java.io.IOException;
import java.util.List;

/// The cluster of the app at real-time pace: TCP behind the fault layer, everything journalled.
final class ClusterMesh implements Mesh {
  private final Cluster cluster;
  private final List<String> names;

  private ClusterMesh(Cluster cluster) {
    this.cluster = cluster;
    names = cluster.nodes();
  }

  static ClusterMesh start(int size) throws IOException {
    return of(ClusterSettings.of(size));
  }

  static ClusterMesh of(ClusterSettings settings) throws IOException {
    return new ClusterMesh(Cluster.start(settings));
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public void increment(int node) {
    // Nobody waits for the answer: that all nodes show the value is the answer.
    var _ = cluster.operate(names.get(node), 1);
  }

  @Override
  public long value(int node) {
    return cluster.state(names.get(node)).value().longValueExact();
  }

  /// By the journal's word.
  long bytesSent() {
    return snapshot().links().values().stream().mapToLong(link -> link.traffic().bytesSent()).sum();
  }

  /// Directed links of the topology.
  int links() {
    return snapshot().links().size();
  }

  /// All that happened so far, by the journal's word.
  ClusterSnapshot snapshot() {
    return cluster.journal().latest();
  }

  /// How many entries the journal has had.
  long entries() {
    return cluster.journal().end();
  }

  /// The oldest entries that the journal keeps.
  List<JournalEntry> read(int max) {
    return cluster.journal().read(0, max);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
