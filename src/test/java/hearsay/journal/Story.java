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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the journal of a small cluster, one happening after the other, as real nodes would report
/// it.
public final class Story {
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
  public static Story of(CounterRule rule, String... nodes) {
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

  public static Story of(CounterRule rule, Set<Link> links, String... nodes) {
    var story = new Story(rule);
    story.happens(new JournalEvent.ClusterStarted(rule, "mesh", 0, 1));
    for (var node : nodes) {
      story.start(node);
    }
    return story.happens(new JournalEvent.TopologyChanged("mesh", links));
  }

  public Story happens(JournalEvent event) {
    int position = entries.size();
    entries.add(new JournalEntry(position, position * MILLISECOND_NANOS, position, event));
    return this;
  }

  public List<JournalEntry> entries() {
    return entries;
  }

  public ClusterSnapshot snapshot() {
    return ClusterSnapshot.EMPTY.with(entries);
  }

  public Verdict verdict() {
    return snapshot().verdict();
  }

  public boolean isCrashed(String name) {
    return node(name).lifecycle() == NodeSnapshot.Lifecycle.CRASHED;
  }

  public NodeSnapshot node(String name) {
    return snapshot().node(name).orElseThrow();
  }

  /// Starts a node empty, for the first time or again.
  public Story start(String node) {
    var actor = new ActorId(node, ++incarnations);
    actors.put(node, actor);
    states.put(node, nothing());
    var address = new PeerAddress("127.0.0.1", 7000 + Integer.parseInt(node.substring(1)));
    return happens(new JournalEvent.NodeStarted(node, address, actor, states.get(node), false));
  }

  /// Starts a crashed node again as who it was, with all that it had counted and heard.
  public Story recover(String node) {
    return recover(node, states.get(node));
  }

  /// Starts a crashed node again as who it was, with this state.
  public Story recover(String node, CounterState state) {
    states.put(node, state);
    var address = new PeerAddress("127.0.0.1", 7000 + Integer.parseInt(node.substring(1)));
    return happens(new JournalEvent.NodeStarted(node, address, actors.get(node), state, false));
  }

  /// A fresh cluster goes on from here: its nodes are who they were and know what they knew.
  public Story fork() {
    var from = snapshot();
    happens(new JournalEvent.ClusterStarted(rule, "mesh", 0, 2, false));
    happens(new JournalEvent.Forked(from.position(), from.atNanos(), from.operations()));
    var own = from.nodes().values().stream().filter(node -> !node.isForeign()).toList();
    own.stream().map(NodeSnapshot::name).sorted(NodeNames.ORDER).forEach(this::recover);
    happens(new JournalEvent.TopologyChanged("mesh", from.links().keySet()));
    from.links().values().stream()
        .filter(link -> !link.faults().equals(LinkFaults.NONE))
        .sorted(Comparator.comparing(LinkSnapshot::link, NodeNames.LINK_ORDER))
        .forEach(link -> happens(new JournalEvent.LinkFaultsChanged(link.link(), link.faults())));
    from.crashed().forEach(node -> crash(node.name()));
    return this;
  }

  public Story crash(String node) {
    return happens(new JournalEvent.NodeCrashed(node));
  }

  /// A record of all it holds is on the node's disk.
  public Story logged(String node) {
    return happens(
        new JournalEvent.LogAppended(node, ++batches, actors.get(node), states.get(node)));
  }

  public Story remove(String node) {
    return happens(new JournalEvent.NodeRemoved(node));
  }

  /// A click that the node applies at once.
  public Story click(String node, int amount) {
    return clicked(node, amount).applied(node, amount);
  }

  public Story clicked(String node, int amount) {
    return happens(new JournalEvent.OperationClicked(node, amount, ++batches));
  }

  public Story applied(String node, int amount) {
    var before = states.get(node);
    apply(node, amount);
    return reported(node, amount, before);
  }

  /// The node counts, but its report is yet to come (see [#reported]).
  public CounterState apply(String node, int amount) {
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

  public Story reported(String node, int amount, CounterState before) {
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
  public FrameKey send(String from, String to) {
    return send(from, to, message(states.get(from)));
  }

  public FrameKey send(String from, String to, Message message) {
    var key = new FrameKey(1, ++frames, 0);
    var event = new JournalEvent.FrameSent(key, new Link(from, to), message, 30);
    sent.put(key, event);
    happens(event);
    return key;
  }

  /// What a node holds that knows nothing.
  CounterState nothing() {
    return rule == CounterRule.PN ? PnCounter.empty() : VersionedCounter.ZERO;
  }

  /// A foreign node tells a state of its own, one ahead of the receiver's; it never arrives.
  Story says(String foreign, String to) {
    var state =
        switch (states.get(to)) {
          case PnCounter pn -> pn.plus(new ActorId(foreign, 1), 1, 0);
          case VersionedCounter versioned -> versioned.increment();
        };
    return lose(send(foreign, to, message(state)));
  }

  private static Message message(CounterState state) {
    return switch (state) {
      case PnCounter pn -> new Message.State(pn);
      case VersionedCounter versioned -> new Message.Push(versioned);
    };
  }

  /// The frame arrives and does what the rule says.
  public Story deliver(FrameKey key) {
    var event = sent.get(key.original());
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

  public Story lose(FrameKey key) {
    return happens(new JournalEvent.FrameLost(key, sent.get(key).link(), "connection closed"));
  }

  /// A frame from `from` to `to` that arrives at once.
  public Story tell(String from, String to) {
    return deliver(send(from, to));
  }

  public Story sever(String from, String to) {
    return happens(new JournalEvent.LinkFaultsChanged(new Link(from, to), LinkFaults.SEVERED));
  }

  public Story heal(String from, String to) {
    return happens(new JournalEvent.LinkFaultsChanged(new Link(from, to), LinkFaults.NONE));
  }

  /// Both directions.
  public Story cut(String one, String other) {
    return sever(one, other).sever(other, one);
  }

  /// Cuts every link between the two sets.
  public Story partition(Set<String> some, Set<String> others) {
    some.stream()
        .sorted()
        .forEach(one -> others.stream().sorted().forEach(other -> cut(one, other)));
    return this;
  }
}
