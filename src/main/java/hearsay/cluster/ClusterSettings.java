package hearsay.cluster;

import static hearsay.contract.Contract.require;

import hearsay.crdt.CounterRule;

/// What a cluster starts with.
///
/// @param nodes 1 to [#MAX_NODES]
/// @param hopNanos real time a hop takes, 0 (real time) to 5 s
/// @param seed of topology, faults and the nodes' random choices
/// @param network TCP, or memory for tests and simulation-like runs
public record ClusterSettings(
    int nodes, CounterRule rule, Topology topology, long hopNanos, long seed, Network network) {
  public static final int MAX_NODES = 1_000;

  public ClusterSettings {
    require(nodes >= 1 && nodes <= MAX_NODES, "a cluster has 1 to 1000 nodes");
    require(hopNanos >= 0 && hopNanos <= 5_000_000_000L, "a hop takes 0 to 5 s");
  }

  public static ClusterSettings of(int nodes) {
    return new ClusterSettings(nodes, CounterRule.PN, Topology.MESH, 0, 1, Network.TCP);
  }

  /// What carries the frames.
  public enum Network {
    TCP,
    MEMORY
  }
}
