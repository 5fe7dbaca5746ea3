package hearsay.cluster;

import static hearsay.contract.Contract.require;

import hearsay.crdt.CounterRule;
import hearsay.protocol.PeerAddress;

/// What a cluster starts with.
///
/// @param nodes 1 to [#MAX_NODES]
/// @param hopNanos real time a hop takes, 0 (real time) to 5 s
/// @param seed of topology, faults and the nodes' random choices
/// @param network TCP, or memory for tests and simulation-like runs
/// @param isLogged whether every node keeps a log, in a temporary directory of the cluster
/// @param discovery by which server nodes find each other and strangers
/// @param host a name or address of this machine on which nodes listen and by which their peers
///   dial them, and on which the embedded discovery server listens; no wildcard
public record ClusterSettings(
    int nodes,
    CounterRule rule,
    Topology topology,
    long hopNanos,
    long seed,
    Network network,
    boolean isLogged,
    DiscoveryChoice discovery,
    String host) {
  /// Where nodes listen that nobody told otherwise: no other machine reaches them.
  public static final String LOOPBACK = "127.0.0.1";

  public static final int MAX_NODES = 1_000;

  /// On loopback, without a log and without discovery.
  public ClusterSettings(
      int nodes, CounterRule rule, Topology topology, long hopNanos, long seed, Network network) {
    this(
        nodes,
        rule,
        topology,
        hopNanos,
        seed,
        network,
        false,
        new DiscoveryChoice.None(),
        LOOPBACK);
  }

  /// The same with or without a log.
  public ClusterSettings withLog(boolean logged) {
    return new ClusterSettings(
        nodes, rule, topology, hopNanos, seed, network, logged, discovery, host);
  }

  /// The same with another discovery.
  public ClusterSettings withDiscovery(DiscoveryChoice choice) {
    return new ClusterSettings(
        nodes, rule, topology, hopNanos, seed, network, isLogged, choice, host);
  }

  /// The same on another address of this machine.
  public ClusterSettings withHost(String address) {
    return new ClusterSettings(
        nodes, rule, topology, hopNanos, seed, network, isLogged, discovery, address);
  }

  public ClusterSettings {
    require(nodes >= 1 && nodes <= MAX_NODES, "a cluster has 1 to 1000 nodes");
    require(hopNanos >= 0 && hopNanos <= 5_000_000_000L, "a hop takes 0 to 5 s");
    require(PeerAddress.isHost(host), "nodes listen on a name or an address");
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
