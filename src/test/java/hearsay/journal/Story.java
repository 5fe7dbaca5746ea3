package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.fault.LinkFaults;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the journal of a small cluster, one happening after the other, as real nodes would report
/// it.
final class Story {
  private static final long MILLISECOND_NANOS = 1_000_000L;

  private final CounterRule rule;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<String, CounterState> states = new HashMap<>();
  private final Map<String, ActorId> actors = new HashMap<>();
  private final Map<FrameKey, JournalEvent.FrameSent> sent = new HashMap<>();
  private long frames;
  private long batches;
  private long incarnations;

  private Story(CounterRule rule) {
    this.rule = rule;
  }

  /// A full mesh of empty nodes.
  static Story of(CounterRule rule, String... nodes) {
    var links = new HashSet<Link>();
    for (var from : nodes) {
      for (var to : nodes) {
        if (!from.equals(to)) {
          links.add(new Link(from, to));
        }
      }
    }
    return of(rule, links, nodes);
  }

  static Story of(CounterRule rule, Set<Link> links, String... nodes) {
    var story = new Story(rule);
    story.happens(new JournalEvent.ClusterStarted(rule, "mesh", 0, 1));
    for (var node : nodes) {
      story.start(node);
    }
    return story.happens(new JournalEvent.TopologyChanged("mesh", links));
  }

  Story happens(JournalEvent event) {
    int position = entries.size();
    entries.add(new JournalEntry(position, position * MILLISECOND_NANOS, position, event));
    return this;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  ClusterSnapshot snapshot() {
    return ClusterSnapshot.EMPTY.with(entries);
  }

  Verdict verdict() {
    return snapshot().verdict();
  }

  boolean isCrashed(String name) {
    return node(name).lifecycle() == NodeSnapshot.Lifecycle.CRASHED;
  }

  NodeSnapshot node(String name) {
    return snapshot().node(name).orElseThrow();
  }

  /// Starts a node empty, for the first time or again.
  Story start(String node) {
    var actor = new ActorId(node, ++incarnations);
    actors.put(node, actor);
    states.put(node, rule == CounterRule.PN ? PnCounter.empty() : VersionedCounter.ZERO);
    var address = new PeerAddress("127.0.0.1", 7000 + Integer.parseInt(node.substring(1)));
    return happens(new JournalEvent.NodeStarted(node, address, actor, states.get(node), false));
  }

  /// Starts a crashed node again as who it was, with all that it had counted and heard.
  Story recover(String node) {
    return recover(node, states.get(node));
  }

  /// Starts a crashed node again as who it was, with this state.
  Story recover(String node, CounterState state) {
    states.put(node, state);
    var address = new PeerAddress("127.0.0.1", 7000 + Integer.parseInt(node.substring(1)));
    return happens(new JournalEvent.NodeStarted(node, address, actors.get(node), state, false));
  }

  Story crash(String node) {
    return happens(new JournalEvent.NodeCrashed(node));
  }

  Story remove(String node) {
    return happens(new JournalEvent.NodeRemoved(node));
  }

  /// A click that the node applies at once.
  Story click(String node, int amount) {
    return clicked(node, amount).applied(node, amount);
  }

  Story clicked(String node, int amount) {
    return happens(new JournalEvent.OperationClicked(node, amount, ++batches));
  }

  Story applied(String node, int amount) {
    var before = states.get(node);
    apply(node, amount);
    return reported(node, amount, before);
  }

  /// The node counts, but its report is yet to come (see [#reported]).
  CounterState apply(String node, int amount) {
    var before = states.get(node);
    states.put(
        node,
        switch (before) {
          case PnCounter state ->
              state.plus(actors.get(node), Math.max(amount, 0), Math.max(-amount, 0));
          case VersionedCounter state -> steps(state, amount);
        });
    return before;
  }

  Story reported(String node, int amount, CounterState before) {
    return happens(
        new JournalEvent.OperationsApplied(
            node, Math.max(amount, 0), Math.max(-amount, 0), before, states.get(node)));
  }

  private static VersionedCounter steps(VersionedCounter state, int amount) {
    var result = state;
    for (int i = 0; i < Math.abs(amount); i++) {
      result = amount > 0 ? result.increment() : result.decrement();
    }
    return result;
  }

  /// A frame with the whole state of `from` sets out.
  FrameKey send(String from, String to) {
    return send(from, to, message(states.get(from)));
  }

  FrameKey send(String from, String to, Message message) {
    var key = new FrameKey(1, ++frames, 0);
    var event = new JournalEvent.FrameSent(key, new Link(from, to), message, 30);
    sent.put(key, event);
    happens(event);
    return key;
  }

  private static Message message(CounterState state) {
    return switch (state) {
      case PnCounter pn -> new Message.State(pn);
      case VersionedCounter versioned -> new Message.Push(versioned);
    };
  }

  /// The frame arrives and does what the rule says.
  Story deliver(FrameKey key) {
    var event = sent.get(key);
    var before = states.get(event.link().to());
    var after =
        switch (event.message()) {
          case Message.State state -> ((PnCounter) before).merge(state.entries());
          case Message.Push push ->
              ((VersionedCounter) before).adopts(push.state()) ? push.state() : before;
          default -> before;
        };
    states.put(event.link().to(), after);
    var reception =
        !after.equals(before)
            ? Reception.TAUGHT
            : message(before).equals(event.message()) || rule == CounterRule.PN
                ? Reception.KNEW
                : Reception.REFUSED;
    var said = reception == Reception.TAUGHT ? after : before;
    return happens(
        new JournalEvent.FrameDelivered(
            key, event.link(), event.message().kind(), reception, "", before, said));
  }

  Story lose(FrameKey key) {
    return happens(new JournalEvent.FrameLost(key, sent.get(key).link(), "connection closed"));
  }

  /// A frame from `from` to `to` that arrives at once.
  Story tell(String from, String to) {
    return deliver(send(from, to));
  }

  Story sever(String from, String to) {
    return happens(new JournalEvent.LinkFaultsChanged(new Link(from, to), LinkFaults.SEVERED));
  }

  Story heal(String from, String to) {
    return happens(new JournalEvent.LinkFaultsChanged(new Link(from, to), LinkFaults.NONE));
  }

  /// Both directions.
  Story cut(String one, String other) {
    return sever(one, other).sever(other, one);
  }

  /// Cuts every link between the two sets.
  Story partition(Set<String> some, Set<String> others) {
    some.stream()
        .sorted()
        .forEach(one -> others.stream().sorted().forEach(other -> cut(one, other)));
    return this;
  }
}
