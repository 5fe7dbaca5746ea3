package hearsay.viz;

import static hearsay.contract.Contract.require;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the command line says about the lab; what it leaves out (null) is as it was last time.
///
/// @param nodes 1 to [ClusterSettings#MAX_NODES]
/// @param seed of topology, faults and the nodes' random choices
/// @param discovery the discovery server of others to join; without it the lab runs its own
/// @param host an address of this machine on which the nodes listen; without it loopback, whatever
///   it was last time
/// @param session a recording to open; then no cluster starts, and the rest says nothing
public record LabOptions(
    @Nullable Integer nodes,
    @Nullable CounterRule rule,
    @Nullable Topology topology,
    @Nullable Long seed,
    @Nullable URI discovery,
    @Nullable String host,
    @Nullable Path session) {
  private static final long USUAL_SEED = 1;

  public LabOptions {
    require(
        nodes == null || nodes >= 1 && nodes <= ClusterSettings.MAX_NODES,
        "a cluster has 1 to 1000 nodes");
  }

  /// The cluster to start.
  ClusterSettings cluster(LabSettings remembered) {
    return new ClusterSettings(
        nodes == null ? usualNodes(remembered) : nodes,
        rule == null ? remembered.rule() : rule,
        topology == null ? remembered.topology() : topology,
        remembered.hopNanos(),
        seed == null ? USUAL_SEED : seed,
        ClusterSettings.Network.TCP,
        remembered.isLogged(),
        discovery == null
            ? new DiscoveryChoice.Embedded(DiscoveryChoice.USUAL_PORT)
            : new DiscoveryChoice.External(discovery),
        host == null ? ClusterSettings.LOOPBACK : host);
  }

  /// One is enough to watch the nodes of others.
  private int usualNodes(LabSettings remembered) {
    return discovery == null ? remembered.nodes() : 1;
  }

  /// As arguments of a JavaFX application, which are all that its launcher hands over.
  List<String> toArguments() {
    var arguments = new ArrayList<String>();
    add(arguments, "nodes", nodes);
    add(arguments, "rule", rule);
    add(arguments, "topology", topology);
    add(arguments, "seed", seed);
    add(arguments, "discovery", discovery);
    add(arguments, "host", host);
    add(arguments, "session", session);
    return arguments;
  }

  /// The reverse of [#toArguments].
  static LabOptions ofArguments(Map<String, String> named) {
    return new LabOptions(
        Optional.ofNullable(named.get("nodes")).map(Integer::valueOf).orElse(null),
        Optional.ofNullable(named.get("rule")).map(CounterRule::valueOf).orElse(null),
        Optional.ofNullable(named.get("topology")).map(Topology::valueOf).orElse(null),
        Optional.ofNullable(named.get("seed")).map(Long::valueOf).orElse(null),
        Optional.ofNullable(named.get("discovery")).map(URI::create).orElse(null),
        named.get("host"),
        Optional.ofNullable(named.get("session")).map(Path::of).orElse(null));
  }

  private static void add(List<String> arguments, String name, @Nullable Object value) {
    if (value != null) {
      arguments.add("--" + name + "=" + value);
    }
  }
}
