package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.NodeSnapshot;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.viz.Moments;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A small cluster's journal, written by hand, and how a moment of it is inspected.
final class Story {
  private static final long SECOND_NANOS = 1_000_000_000L;

  final Journal journal = new Journal(() -> this.nowNanos);
  private final CounterRule rule;
  private final Map<String, CounterState> states = new HashMap<>();
  private long nowNanos;
  private long frames;
  private long incarnations;

  private Story(CounterRule rule) {
    this.rule = rule;
  }

  /// A full mesh of empty nodes, as it starts at 0:00.0.
  static Story of(CounterRule rule, String... nodes) {
    var story = new Story(rule);
    story.happens(new JournalEvent.ClusterStarted(rule, "mesh", 0, 1));
    var links = new HashSet<Link>();
    for (var node : nodes) {
      story.start(node);
      for (var other : nodes) {
        if (!node.equals(other)) {
          links.add(new Link(node, other));
        }
      }
    }
    return story.happens(new JournalEvent.TopologyChanged("mesh", links));
  }

  Story happens(JournalEvent event) {
    journal.append(event);
    return this;
  }

  Story after(long seconds) {
    nowNanos += seconds * SECOND_NANOS;
    return this;
  }

  /// Starts a node empty, as another actor than before.
  Story start(String node) {
    var empty = rule == CounterRule.PN ? PnCounter.empty() : VersionedCounter.ZERO;
    states.put(node, empty);
    var port = 20_000 + Integer.parseInt(node.substring(1));
    return happens(
        new JournalEvent.NodeStarted(
            node,
            new PeerAddress("127.0.0.1", port),
            new ActorId(node, ++incarnations),
            empty,
            false));
  }

  Story click(String node) {
    var before = states.get(node);
    CounterState after =
        switch (before) {
          case PnCounter state -> state.plus(node(node).actor(), 1, 0);
          case VersionedCounter state -> state.increment();
        };
    states.put(node, after);
    return happens(new JournalEvent.OperationsApplied(node, 1, 0, before, after));
  }

  /// A delta with all that `from` holds sets out.
  Selection.Frame send(String from, String to) {
    Message message =
        switch (states.get(from)) {
          case PnCounter state -> new Message.Delta(state);
          case VersionedCounter state -> new Message.Push(state);
        };
    return send(from, to, message);
  }

  Selection.Frame send(String from, String to, Message message) {
    var key = new FrameKey(7, ++frames, 0);
    var link = new Link(from, to);
    var position = journal.append(new JournalEvent.FrameSent(key, link, message, 36));
    return new Selection.Frame(key, link, position);
  }

  Story deliver(Selection.Frame frame) {
    var sent = (JournalEvent.FrameSent) journal.entry(frame.sentPosition()).event();
    var before = states.get(frame.link().to());
    CounterState after =
        switch (sent.message()) {
          case Message.Delta(var entries) -> ((PnCounter) before).merge(entries);
          default -> before;
        };
    states.put(frame.link().to(), after);
    return happens(
        new JournalEvent.FrameDelivered(
            frame.key(),
            frame.link(),
            sent.message().kind(),
            after.equals(before) ? Reception.KNEW : Reception.TAUGHT,
            "",
            before,
            after.equals(before) ? before : after));
  }

  Story tell(String from, String to) {
    return deliver(send(from, to));
  }

  Story lose(Selection.Frame frame) {
    return happens(new JournalEvent.FrameLost(frame.key(), frame.link(), "connection closed"));
  }

  Story cut(String one, String other) {
    var link = new Link(one, other);
    return happens(new JournalEvent.LinkFaultsChanged(link, LinkFaults.SEVERED))
        .happens(new JournalEvent.LinkFaultsChanged(link.reversed(), LinkFaults.SEVERED));
  }

  ClusterSnapshot snapshot() {
    return journal.latest();
  }

  NodeSnapshot node(String name) {
    return snapshot().node(name).orElseThrow();
  }

  Context now() {
    return context(true, journal.end());
  }

  Context context(boolean isLive, long position) {
    var lived = lived();
    var snapshot = lived.snapshotAt(position);
    var showing = new Showing(snapshot, snapshot, List.of(), true, isLive, nowNanos, nowNanos);
    var milestones = new Milestones();
    milestones.readOn(lived);
    return new Context(showing, new Moments(lived, 0), milestones, true);
  }

  /// As if it had been written as slowly as it tells, at the beginning of the epoch.
  private Journal lived() {
    return Journal.recorded(
        ClusterSnapshot.EMPTY,
        journal.read(0, Integer.MAX_VALUE).stream()
            .map(
                entry ->
                    new JournalEntry(
                        entry.position(),
                        entry.atNanos(),
                        entry.atNanos() / 1_000_000,
                        entry.event()))
            .toList());
  }

  Inspection inspect(String node) {
    return inspect(node, "");
  }

  Inspection inspect(String node, String compared) {
    return NodeInspection.of(
        now(), node(node), NodeHistory.of(journal, node, journal.end()), compared);
  }

  /// The rows of the section whose title begins so, cell by cell with bars between.
  static List<String> rows(Inspection inspection, String title) {
    return inspection.sections().stream()
        .filter(section -> section.title().startsWith(title))
        .findFirst()
        .orElseThrow()
        .rows()
        .stream()
        .map(Story::text)
        .toList();
  }

  private static String text(Row row) {
    return switch (row) {
      case Row.Words(var text, _) -> text;
      case Row.Cells cells -> String.join("|", cells.cells().stream().map(Cell::text).toList());
      case Row.Field field -> field.name() + "|" + field.value();
      case Row.Bytes bytes -> bytes.hex();
    };
  }

  static List<String> enabled(Inspection inspection) {
    return inspection.actions().stream().filter(Action::isEnabled).map(Action::label).toList();
  }
}
