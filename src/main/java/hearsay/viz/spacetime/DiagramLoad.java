package hearsay.viz.spacetime;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;

/// A busy cluster, made up, that goes on for as long as one measures: operations, each told to a
/// few others, and digests in between. Its clock is that of whoever lets it go on.
final class DiagramLoad {
  private static final long HOP_NANOS = 40_000_000L;
  private static final int FANOUT = 3;

  private final Random random;
  private final int nodes;
  private final Journal journal;
  private final ArrayDeque<Departure> flying = new ArrayDeque<>();
  private long clockNanos;
  private long frames;

  private record Departure(FrameKey key, Link link, Message message, long dueNanos) {}

  /// @param capacity entries the journal keeps
  DiagramLoad(int nodes, int capacity, long seed) {
    this.nodes = nodes;
    random = new Random(seed);
    journal = new Journal(() -> clockNanos, capacity);
    journal.append(new JournalEvent.ClusterStarted(CounterRule.PART0, "mesh", HOP_NANOS, seed));
    var links = new HashSet<Link>();
    for (var i = 1; i <= nodes; i++) {
      var address = new PeerAddress("127.0.0.1", 7_000 + i);
      journal.append(
          new JournalEvent.NodeStarted(
              "n" + i, address, new ActorId("n" + i, i), VersionedCounter.ZERO, false));
      links.add(new Link("n" + i, "n" + (i % nodes + 1)));
      links.add(new Link("n" + (i % nodes + 1), "n" + i));
    }
    journal.append(new JournalEvent.TopologyChanged("ring", links));
  }

  Journal journal() {
    return journal;
  }

  long clockNanos() {
    return clockNanos;
  }

  /// Lets time pass and about so many entries happen meanwhile, evenly.
  void goOn(int entries, long nanos) {
    var wanted = journal.end() + entries;
    var from = clockNanos;
    var begin = journal.end();
    while (journal.end() < wanted) {
      clockNanos = from + nanos * (journal.end() - begin) / entries;
      if (!flying.isEmpty() && flying.getFirst().dueNanos() <= clockNanos) {
        arrive(flying.removeFirst());
      } else if (random.nextInt(4) == 0) {
        operate();
      } else {
        send(node(), new Message.Pull(VersionedCounter.ZERO));
      }
    }
    clockNanos = from + nanos;
  }

  private String node() {
    return "n" + (1 + random.nextInt(nodes));
  }

  private void operate() {
    var node = node();
    journal.append(
        new JournalEvent.OperationsApplied(
            node, 1, 0, VersionedCounter.ZERO, VersionedCounter.ZERO));
    for (var i = 0; i < FANOUT; i++) {
      send(node, new Message.Push(VersionedCounter.ZERO));
    }
  }

  private void send(String from, Message message) {
    var to = node();
    if (!to.equals(from)) {
      var key = new FrameKey(1, ++frames, 0);
      var link = new Link(from, to);
      journal.append(new JournalEvent.FrameSent(key, link, message, 30));
      flying.addLast(new Departure(key, link, message, clockNanos + HOP_NANOS));
    }
  }

  private void arrive(Departure frame) {
    if (random.nextInt(20) == 0) {
      journal.append(new JournalEvent.FrameLost(frame.key(), frame.link(), "made up"));
      return;
    }
    var isNews = frame.message() instanceof Message.Push;
    journal.append(
        new JournalEvent.FrameDelivered(
            frame.key(),
            frame.link(),
            frame.message().kind(),
            isNews ? Reception.TAUGHT : Reception.KNEW,
            "",
            VersionedCounter.ZERO,
            VersionedCounter.ZERO));
  }
}
