package hearsay.node;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A whole cluster on one thread in virtual time, after the fashion of Kafka's
/// `RaftEventSimulationTest`: everything that happens comes from one seed, and the invariants are
/// checked after every event. Nodes are numbered from 1.
final class SimulatedCluster {
  /// What the links do to frames, changed at will.
  double loss;

  double duplication;
  long minLatencyNanos = 100_000;
  long maxLatencyNanos = 400_000;

  /// Whether a healed link is announced, as the transport does; if not, only probes find out.
  boolean announcesOpenedLinks = true;

  /// Whether cut links and dead peers are noticed by the dialler; if not, only silence shows them.
  boolean announcesUnreachablePeers = true;

  final Map<MessageKind, Integer> framesSent = new EnumMap<>(MessageKind.class);

  /// To how many different peers each node has sent something.
  final Map<Integer, Set<Integer>> spokenTo = new TreeMap<>();

  /// How often a write fails, with a log: half of these are in doubt.
  double diskTrouble;

  final List<String> trace = new ArrayList<>();
  boolean isTracing;
  long bytesSent;
  long nowNanos;

  private record Planned(long atNanos, long order, Runnable action) {}

  private record Hop(int from, int to) {}

  private final CounterRule rule;
  private final Random random;
  private final Map<Integer, SimulatedNode> alive = new HashMap<>();
  private final Map<Integer, List<PeerAddress>> neighbours = new HashMap<>();
  private final Map<ActorId, Tally> acknowledged = new HashMap<>();
  private final Map<ActorId, Tally> inDoubt = new HashMap<>();
  private final boolean isLogged;

  /// By the names of their nodes.
  private final Map<String, SimulatedDisk> disks = new HashMap<>();

  private final Set<Hop> cuts = new HashSet<>();
  private final PriorityQueue<Planned> agenda =
      new PriorityQueue<>(
          (a, b) ->
              a.atNanos == b.atNanos
                  ? Long.compare(a.order, b.order)
                  : Long.compare(a.atNanos, b.atNanos));
  private long order;

  /// A full mesh of `size` nodes, started at time 0.
  SimulatedCluster(CounterRule rule, int size, long seed) {
    this(rule, size, seed, (a, b) -> true);
  }

  /// A full mesh of nodes with logs.
  static SimulatedCluster logged(int size, long seed) {
    return new SimulatedCluster(CounterRule.PN, size, seed, (a, b) -> true, true);
  }

  /// Nodes 1 to `size`, started at time 0; the peers of a node are those it is linked to.
  SimulatedCluster(CounterRule rule, int size, long seed, BiPredicate<Integer, Integer> isLinked) {
    this(rule, size, seed, isLinked, false);
  }

  private SimulatedCluster(
      CounterRule rule,
      int size,
      long seed,
      BiPredicate<Integer, Integer> isLinked,
      boolean isLogged) {
    this.rule = rule;
    this.isLogged = isLogged;
    this.random = new Random(seed);
    for (int i = 1; i <= size; i++) {
      int node = i;
      neighbours.put(
          node,
          IntStream.rangeClosed(1, size)
              .filter(other -> other != node && isLinked.test(node, other))
              .mapToObj(Nodes::address)
              .toList());
    }
    for (int i = 1; i <= size; i++) {
      start(i);
    }
  }

  int size() {
    return neighbours.size();
  }

  boolean isAlive(int node) {
    return alive.containsKey(node);
  }

  CounterState state(int node) {
    return member(node).core.state();
  }

  List<PeerStatus> peers(int node) {
    return member(node).core.peers();
  }

  Map<ActorId, Tally> acknowledged() {
    return acknowledged;
  }

  Map<ActorId, Tally> inDoubt() {
    return inDoubt;
  }

  ActorId actor(int node) {
    return member(node).core.actor();
  }

  void start(int node) {
    var actor = new ActorId("n" + node, random.nextLong());
    var settings = NodeSettings.of(actor, Nodes.address(node), rule);
    if (isLogged) {
      var disk = disks.computeIfAbsent(actor.name(), name -> new SimulatedDisk(actor));
      settings =
          NodeSettings.of(disk.actor(), settings.address(), rule)
              .with(new Memory(disk.state(), Memory.Kind.LOG));
    }
    var core = new NodeCore(settings, new Random(random.nextLong()), nowNanos);
    alive.put(node, new SimulatedNode(core));
    step(node, new Event.PeersLearned(neighbours.get(node)));
  }

  /// A write under way is on disk or not, as chance will have it.
  void crash(int node) {
    var crashed = alive.remove(node);
    if (crashed != null && crashed.write != null) {
      answered(crashed, inDoubt);
      if (random.nextBoolean()) {
        disk(crashed.write).write(crashed.write);
      }
    }
  }

  /// Does nothing while other operations of the node are on their way to disk.
  void operate(int node, long increments, long decrements) {
    if (!member(node).core.isPersisting()) {
      member(node).asked = new Tally(increments, decrements);
      step(node, new Event.Operate(increments, decrements));
    }
  }

  private static void answered(SimulatedNode member, Map<ActorId, Tally> fate) {
    fate.merge(member.core.actor(), member.asked, SimulatedCluster::sum);
  }

  private static Tally sum(Tally a, Tally b) {
    return new Tally(a.increments() + b.increments(), a.decrements() + b.decrements());
  }

  private void persist(int node, SimulatedNode member, Effect.Persist write) {
    member.write = write;
    plan(
        nowNanos + random.nextLong(minLatencyNanos, 10 * maxLatencyNanos),
        () -> {
          if (alive.get(node) == member) {
            member.write = null;
            step(node, disk(write).tryToWrite(write, diskTrouble, random));
          }
        });
  }

  private SimulatedDisk disk(Effect.Persist write) {
    return disks.get(write.actor().name());
  }

  void cut(int from, int to) {
    cuts.add(new Hop(from, to));
    if (announcesUnreachablePeers && isAlive(from)) {
      step(from, new Event.PeerUnreachable(Nodes.address(to), "the link is cut"));
    }
  }

  void heal(int from, int to) {
    if (cuts.remove(new Hop(from, to)) && announcesOpenedLinks && isAlive(from) && isAlive(to)) {
      step(from, new Event.LinkOpened(Nodes.address(to)));
    }
  }

  void healAll() {
    List.copyOf(cuts).stream()
        .sorted((a, b) -> a.from == b.from ? a.to - b.to : a.from - b.from)
        .forEach(hop -> heal(hop.from, hop.to));
  }

  /// Cuts every link between nodes up to `last` and those above, both ways.
  void split(int last) {
    for (int low = 1; low <= last; low++) {
      for (int high = last + 1; high <= size(); high++) {
        cut(low, high);
        cut(high, low);
      }
    }
  }

  void inject(int to, PeerAddress from, Message message) {
    step(to, new Event.FrameReceived(from, message));
  }

  void run(long spanNanos) {
    runUntil(() -> false, spanNanos);
  }

  /// Runs until the condition holds; returns whether it did within the span.
  boolean runUntil(BooleanSupplier condition, long spanNanos) {
    long endNanos = nowNanos + spanNanos;
    while (!condition.getAsBoolean()) {
      var next = agenda.peek();
      if (next == null || next.atNanos > endNanos) {
        nowNanos = endNanos;
        return condition.getAsBoolean();
      }
      agenda.poll();
      nowNanos = Math.max(nowNanos, next.atNanos);
      next.action.run();
    }
    return true;
  }

  boolean isConverged() {
    var first = alive.values().iterator().next().core.state();
    return alive.values().stream().allMatch(m -> m.core.state().hash().equals(first.hash()));
  }

  void resetCounts() {
    framesSent.clear();
    spokenTo.clear();
    bytesSent = 0;
  }

  int sent(MessageKind kind) {
    return framesSent.getOrDefault(kind, 0);
  }

  private SimulatedNode member(int node) {
    var member = alive.get(node);
    assertThat(member).as("node %d runs", node).isNotNull();
    return member;
  }

  private List<Effect> step(int node, Event event) {
    var member = member(node);
    var before = member.core.state();
    var effects = member.core.step(event, nowNanos);
    if (isTracing) {
      trace.add("%d n%d %s %s".formatted(nowNanos, node, event, effects));
    }
    checkInvariants(event, effects, before, member.core.state());
    for (var effect : effects) {
      switch (effect) {
        case Effect.Send(var to, var message) -> send(node, to.port() - 20_000, message);
        case Effect.Persist write -> persist(node, member, write);
        case Effect.Acknowledge _ -> answered(member, acknowledged);
        case Effect.Doubt _ -> answered(member, inDoubt);
        case Effect.Refuse _, Effect.Publish _ -> {}
      }
    }
    planWake(node, member);
    return effects;
  }

  private void planWake(int node, SimulatedNode member) {
    long wakeNanos = member.core.nextWakeNanos();
    if (wakeNanos == Long.MAX_VALUE || wakeNanos >= member.wakeNanos) {
      return;
    }
    member.wakeNanos = wakeNanos;
    plan(
        wakeNanos,
        () -> {
          if (alive.get(node) == member && member.wakeNanos == wakeNanos) {
            member.wakeNanos = Long.MAX_VALUE;
            step(node, new Event.Tick());
          }
        });
  }

  private void send(int from, int to, Message message) {
    framesSent.merge(message.kind(), 1, Integer::sum);
    spokenTo.computeIfAbsent(from, node -> new HashSet<>()).add(to);
    bytesSent += Codec.encode(new Frame(Nodes.address(from), message)).length;
    var hop = new Hop(from, to);
    if (cuts.contains(hop) || !isAlive(to)) {
      if (announcesUnreachablePeers) {
        var sender = alive.get(from);
        plan(nowNanos, () -> unreachable(from, sender, to));
      }
      return;
    }
    if (random.nextDouble() >= loss) {
      deliver(hop, message);
      if (random.nextDouble() < duplication) {
        deliver(hop, message);
      }
    }
  }

  private void unreachable(int from, @Nullable SimulatedNode sender, int to) {
    if (sender != null && alive.get(from) == sender) {
      step(from, new Event.PeerUnreachable(Nodes.address(to), "the dial failed"));
    }
  }

  private void deliver(Hop hop, Message message) {
    var receiver = alive.get(hop.to);
    plan(
        nowNanos + random.nextLong(minLatencyNanos, maxLatencyNanos + 1),
        () -> {
          if (receiver != null && alive.get(hop.to) == receiver && !cuts.contains(hop)) {
            step(hop.to, new Event.FrameReceived(Nodes.address(hop.from), message));
          }
        });
  }

  private void plan(long atNanos, Runnable action) {
    agenda.add(new Planned(atNanos, order++, action));
  }

  private static int turn(Effect effect) {
    return switch (effect) {
      case Effect.Persist _ -> 0;
      case Effect.Publish _ -> 1;
      case Effect.Send _, Effect.Acknowledge _, Effect.Refuse _, Effect.Doubt _ -> 2;
    };
  }

  private void checkInvariants(
      Event event, List<Effect> effects, CounterState before, CounterState after) {
    assertThat(effects)
        .as("effects are in order: persist, publish, send and reply")
        .isSortedAccordingTo(Comparator.comparingInt(SimulatedCluster::turn));
    var handled = Nodes.facts(Fact.FrameHandled.class, effects);
    assertThat(handled).hasSize(event instanceof Event.FrameReceived ? 1 : 0);
    for (var fact : handled) {
      assertThat(fact.before()).isSameAs(before);
      assertThat(fact.after()).isSameAs(after);
      assertThat(fact.reception() == Reception.TAUGHT).isEqualTo(before != after);
    }
    assertThat(after.version())
        .as("the version never falls")
        .isGreaterThanOrEqualTo(before.version());
    if (isLogged) {
      ((PnCounter) after)
          .forEach(
              (actor, tally) ->
                  assertThat(disks.get(actor.name()).covers(actor, tally))
                      .as("%s %s is on the disk of its node", actor, tally)
                      .isTrue());
    } else if (event instanceof Event.FrameReceived && after instanceof PnCounter counter) {
      counter.forEach(
          (actor, tally) ->
              assertThat(acknowledged.getOrDefault(actor, Tally.ZERO).covers(tally))
                  .as("%s %s is acknowledged", actor, tally)
                  .isTrue());
    }
  }
}
