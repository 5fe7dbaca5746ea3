package hearsay.node;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.protocol.PeerAddress;
import java.util.Optional;

/// What a node is told at its start.
///
/// @param actor its name and incarnation
/// @param address where it listens; named in every frame
/// @param rule how it counts
/// @param syncIntervalNanos time between two rounds while not backed off, at least 1 ms
/// @param fanout to how many random peers, the same for all, an actor's tree starts when the node
///   has more than 16, at least 1
/// @param maxSyncPeers how many random peers get a digest (Part 0: a PULL) each round, at least 1
/// @param memory what the node starts with, and how it remembers
public record NodeSettings(
    ActorId actor,
    PeerAddress address,
    CounterRule rule,
    long syncIntervalNanos,
    int fanout,
    int maxSyncPeers,
    Memory memory) {
  public static final long DEFAULT_SYNC_INTERVAL_NANOS = 200_000_000L;
  public static final int DEFAULT_FANOUT = 3;
  public static final int DEFAULT_MAX_SYNC_PEERS = 2;

  public NodeSettings {
    require(syncIntervalNanos >= 1_000_000L, "a sync interval takes at least 1 ms");
    require(fanout >= 1, "the fanout is at least 1");
    require(maxSyncPeers >= 1, "a round speaks to at least 1 peer");
    require(memory.state().rule() == rule, "a node remembers a state of its own rule");
  }

  /// Settings with the usual interval, fanout and sync peers.
  public static NodeSettings of(ActorId actor, PeerAddress address, CounterRule rule) {
    return new NodeSettings(
        actor,
        address,
        rule,
        DEFAULT_SYNC_INTERVAL_NANOS,
        DEFAULT_FANOUT,
        DEFAULT_MAX_SYNC_PEERS,
        Memory.none(rule));
  }

  /// The same with another memory.
  public NodeSettings with(Memory other) {
    return new NodeSettings(actor, address, rule, syncIntervalNanos, fanout, maxSyncPeers, other);
  }

  /// Why this address never becomes a peer of the node, in words for people; empty if it can.
  public Optional<String> refusal(PeerAddress peer) {
    return Optional.ofNullable(Loopback.refusal(address, peer));
  }
}
