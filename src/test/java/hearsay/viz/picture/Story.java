package hearsay.viz.picture;

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
import hearsay.journal.session.Session;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A recorded session that nobody had to live through: rumours spread through five nodes, one of
/// which has an awkward name, and some links are cut.
final class Story {
  static final String AWKWARD = "<n5> & \"co\"";
  private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", AWKWARD);
  private static final long MILLI = 1_000_000;

  private final List<JournalEntry> entries = new ArrayList<>();
  private long nowMillis;

  private Story() {}

  /// @param rumours each takes 400 ms; the last one is still on its way
  static Session session(int rumours) {
    var story = new Story();
    story.begin();
    for (var i = 0; i < rumours; i++) {
      story.rumour(i, i == rumours - 1);
    }
    var journal = Journal.recorded(ClusterSnapshot.EMPTY, story.entries);
    return new Session(journal, List.of(), Map.of("n1", new Session.Place(0.3, 0.3)), 0);
  }

  private void begin() {
    add(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 200 * MILLI, 1));
    var links = new HashSet<Link>();
    for (var node : NODES) {
      var port = 20_000 + NODES.indexOf(node);
      add(
          new JournalEvent.NodeStarted(
              node,
              new PeerAddress("127.0.0.1", port),
              new ActorId(node, 1),
              PnCounter.empty(),
              false));
      NODES.stream()
          .filter(peer -> !peer.equals(node))
          .forEach(peer -> links.add(new Link(node, peer)));
    }
    add(new JournalEvent.TopologyChanged("mesh", links));
    sever("n1", "n4");
    sever("n4", "n1");
    sever("n2", AWKWARD);
  }

  private void sever(String from, String to) {
    add(new JournalEvent.LinkFaultsChanged(new Link(from, to), LinkFaults.SEVERED));
  }

  private void rumour(int number, boolean isOnItsWay) {
    var origin = new ActorId("n1", 1);
    var before = PnCounter.empty().plus(origin, number, 0);
    var after = PnCounter.empty().plus(origin, number + 1, 0);
    nowMillis += 200;
    add(new JournalEvent.OperationsApplied("n1", 1, 0, before, after));
    for (var to : List.of("n2", "n3", AWKWARD)) {
      var frame = new FrameKey(NODES.indexOf(to), 0, number);
      var link = new Link("n1", to);
      add(new JournalEvent.FrameSent(frame, link, new Message.Delta(after), 60));
    }
    nowMillis += isOnItsWay ? 0 : 200;
    for (var to : isOnItsWay ? List.<String>of() : List.of("n2", "n3", AWKWARD)) {
      add(
          new JournalEvent.FrameDelivered(
              new FrameKey(NODES.indexOf(to), 0, number),
              new Link("n1", to),
              MessageKind.DELTA,
              Reception.TAUGHT,
              "",
              before,
              after));
    }
    if (isOnItsWay) {
      nowMillis += 100;
      add(new JournalEvent.NodeCrashed("n4"));
    }
  }

  private void add(JournalEvent event) {
    entries.add(
        new JournalEntry(entries.size(), nowMillis * MILLI, 1_700_000_000_000L + nowMillis, event));
  }
}
