package hearsay.viz;

import static hearsay.contract.Contract.require;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the command line says about the lab; what it leaves out (null) is as it was last time.
///
/// @param nodes 1 to [ClusterSettings#MAX_NODES]
/// @param seed of topology, faults and the nodes' random choices
public record LabOptions(
    @Nullable Integer nodes,
    @Nullable CounterRule rule,
    @Nullable Topology topology,
    @Nullable Long seed) {
  private static final long USUAL_SEED = 1;

  public LabOptions {
    require(
        nodes == null || nodes >= 1 && nodes <= ClusterSettings.MAX_NODES,
        "a cluster has 1 to 1000 nodes");
  }

  /// The cluster to start.
  ClusterSettings cluster(LabSettings remembered) {
    return new ClusterSettings(
        nodes == null ? remembered.nodes() : nodes,
        rule == null ? remembered.rule() : rule,
        topology == null ? remembered.topology() : topology,
        remembered.hopNanos(),
        seed == null ? USUAL_SEED : seed,
        ClusterSettings.Network.TCP);
  }

  /// As arguments of a JavaFX application, which are all that its launcher hands over.
  List<String> toArguments() {
    var arguments = new ArrayList<String>();
    add(arguments, "nodes", nodes);
    add(arguments, "rule", rule);
    add(arguments, "topology", topology);
    add(arguments, "seed", seed);
    return arguments;
  }

  /// The reverse of [#toArguments].
  static LabOptions ofArguments(Map<String, String> named) {
    return new LabOptions(
        Optional.ofNullable(named.get("nodes")).map(Integer::valueOf).orElse(null),
        Optional.ofNullable(named.get("rule")).map(CounterRule::valueOf).orElse(null),
        Optional.ofNullable(named.get("topology")).map(Topology::valueOf).orElse(null),
        Optional.ofNullable(named.get("seed")).map(Long::valueOf).orElse(null));
  }

  private static void add(List<String> arguments, String name, @Nullable Object value) {
    if (value != null) {
      arguments.add("--" + name + "=" + value);
    }
  }
}
