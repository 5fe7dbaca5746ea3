package hearsay.viz.graph;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A cluster that exists only in its journal, told event by event.
final class GraphWorld {
  static final long HOP_NANOS = 1_200_000_000;

  final List<String> names = new ArrayList<>();
  long nowNanos;
  private final Journal journal = new Journal(() -> nowNanos);
  private final Map<String, PnCounter> states = new HashMap<>();
  private long connections;

  /// A mesh of n1, n2 ….
  static GraphWorld mesh(int nodes) {
    var world = new GraphWorld();
    world.journal.append(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", HOP_NANOS, 1));
    for (var i = 1; i <= nodes; i++) {
      world.start("n" + i, 20_000 + i);
    }
    var links = new HashSet<Link>();
    for (var from : world.names) {
      world.names.stream()
          .filter(to -> !to.equals(from))
          .forEach(to -> links.add(new Link(from, to)));
    }
    world.journal.append(new JournalEvent.TopologyChanged("mesh", links));
    return world;
  }

  private void start(String node, int port) {
    names.add(node);
    states.put(node, PnCounter.empty());
    journal.append(
        new JournalEvent.NodeStarted(
            node,
            new PeerAddress("127.0.0.1", port),
            new ActorId(node, port),
            PnCounter.empty(),
            false));
  }

  GraphWorld click(String node) {
    var before = states.get(node);
    var after = before.plus(new ActorId(node, 1), 1, 0);
    states.put(node, after);
    journal.append(new JournalEvent.OperationsApplied(node, 1, 0, before, after));
    return this;
  }

  GraphWorld sever(String from, String to) {
    journal.append(new JournalEvent.LinkFaultsChanged(new Link(from, to), LinkFaults.SEVERED));
    return this;
  }

  GraphWorld severBoth(String one, String other) {
    return sever(one, other).sever(other, one);
  }

  GraphWorld crash(String node) {
    journal.append(new JournalEvent.NodeCrashed(node));
    return this;
  }

  /// From now on nodes register with an embedded server, or with one elsewhere.
  GraphWorld discovery(boolean isEmbedded) {
    journal.append(new JournalEvent.DiscoveryStarted("http://127.0.0.1:8000", isEmbedded, ""));
    return this;
  }

  GraphWorld stopDiscovery() {
    journal.append(new JournalEvent.DiscoveryStopped("http://127.0.0.1:8000"));
    return this;
  }

  GraphWorld contact(String node, JournalEvent.Errand errand, boolean isOk, String detail) {
    journal.append(new JournalEvent.DiscoveryContacted(node, errand, isOk, detail));
    return this;
  }

  GraphWorld register(String... registering) {
    for (var node : registering) {
      contact(node, JournalEvent.Errand.REGISTER, true, "4 peers");
    }
    return this;
  }

  /// A node of somebody else, named by its address.
  GraphWorld foreign(int port) {
    var address = new PeerAddress("127.0.0.1", port);
    journal.append(
        new JournalEvent.NodeStarted(
            address.toString(),
            address,
            new ActorId(address.toString(), 0),
            PnCounter.empty(),
            true));
    return this;
  }

  /// What a foreign node says of its state.
  GraphWorld tell(String foreign, String to, PnCounter state) {
    var summary = Summary.of(new ActorId(foreign, 7), state);
    journal.append(
        new JournalEvent.FrameSent(
            new FrameKey(-1, 0, 0), new Link(foreign, to), new Message.Digest(summary), 60));
    return this;
  }

  /// A frame that will take `flightNanos`.
  FrameKey send(String from, String to, long flightNanos) {
    var frame = new FrameKey(++connections, 0, 0);
    var link = new Link(from, to);
    journal.append(
        new JournalEvent.FrameSent(frame, link, new Message.Delta(states.get(from)), 60));
    journal.append(
        new JournalEvent.FrameHeld(frame, link, MessageKind.DELTA, nowNanos + flightNanos));
    return frame;
  }

  void lose(FrameKey frame, String from, String to) {
    journal.append(new JournalEvent.FrameLost(frame, new Link(from, to), "severed"));
  }

  void deliver(FrameKey frame, String from, String to, Reception reception) {
    var state = states.get(to);
    journal.append(
        new JournalEvent.FrameDelivered(
            frame,
            new Link(from, to),
            MessageKind.DELTA,
            reception,
            "its version is not higher",
            state,
            state));
  }

  ClusterSnapshot snapshot() {
    return journal.latest();
  }

  List<JournalEntry> entriesSince(long position) {
    return journal.read(position, Integer.MAX_VALUE);
  }

  long end() {
    return journal.end();
  }

  CardPlan plan() {
    return CardLayout.plan(
        1280,
        650,
        names,
        "mesh",
        Map.of(),
        TextSize.of(hearsay.viz.LabViewModel.Level.LECTURE, false, 1));
  }
}
