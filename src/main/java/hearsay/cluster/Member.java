package hearsay.cluster;

import hearsay.crdt.CounterState;
import hearsay.node.Event;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeRunner;
import hearsay.transport.FaultyTransport;

/// One node of the cluster: a name and a port for good, and the incarnation that lives there now or
/// lived there last. Any thread may read.
final class Member {
  private final String name;
  private final PeerAddress address;
  private volatile Life life;

  /// One incarnation, from start to crash.
  record Life(NodeRunner runner, FaultyTransport transport, NodeWatch watch) {}

  Member(String name, PeerAddress address, Life life) {
    this.name = name;
    this.address = address;
    this.life = life;
  }

  String name() {
    return name;
  }

  PeerAddress address() {
    return address;
  }

  void reborn(Life next) {
    life = next;
  }

  Life life() {
    return life;
  }

  NodeRunner runner() {
    return life.runner();
  }

  FaultyTransport transport() {
    return life.transport();
  }

  boolean isRunning() {
    return life.runner().isRunning();
  }

  CounterState state() {
    return life.runner().state();
  }

  /// Hands an event to the node if it runs.
  void tell(Event event) {
    if (isRunning()) {
      runner().offer(event);
    }
  }
}
