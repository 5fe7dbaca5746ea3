package hearsay.bench;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.ClusterSettings.Network;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.io.IOException;

/// A thousand real nodes with a few links each, until one operation is visible on all of them.
final class CrowdProbe implements Probe {
  private static final int SEED = 1;

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public void run(Effort effort, Marks marks) throws IOException {
    var settings =
        new ClusterSettings(effort.crowd(), CounterRule.PN, Topology.RANDOM, 0, SEED, Network.TCP);
    marks.mark("starting");
    try (var mesh = ClusterMesh.of(settings)) {
      marks.mark("started");
      marks.mark("links", mesh.links() / (double) mesh.size());
      mesh.increment(0);
      mesh.awaitAll(1);
      marks.mark("met");
      mesh.increment(mesh.size() - 1);
      mesh.awaitAll(2);
      marks.mark("again");
      Footprint.now().mark(marks);
    }
  }
}
