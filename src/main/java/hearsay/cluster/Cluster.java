package hearsay.cluster;

import hearsay.crdt.CounterState;
import hearsay.fault.LinkFaults;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Event;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.Outcome;
import hearsay.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// N real nodes in this process. Commands may come from any thread and return quickly (at most a
/// few milliseconds, so a window may call them); what they did is in the journal. Nodes are named
/// n1, n2 and so on. A command that names no existing node or link throws
/// [IllegalArgumentException] with a message for people.
///
/// This class takes the commands one at a time; [Members] owns the nodes, [LinkControl] the links,
/// [TimeControl] the time, [Clicks] the operations, [FrameMatcher] the flights.
public final class Cluster implements AutoCloseable {
  /// Often enough for frames given up to leave the picture; they are rare. Real time.
  private static final long HOUSEKEEPING_MILLIS = 500;

  private final ClusterSettings settings;
  private final ClusterClock clock;
  private final Journal journal;
  private final FrameMatcher matcher;
  private final Members members;
  private final LinkControl links;
  private final TimeControl time;
  private final Clicks clicks;

  /// One command at a time. What nodes and transports report takes other locks only.
  private final ReentrantLock commands = new ReentrantLock();

  private final Thread housekeeper;
  private Topology topology;
  private boolean isClosed;

  private Cluster(ClusterSettings settings) {
    this.settings = settings;
    this.topology = settings.topology();
    this.clock = new ClusterClock(new Pace(settings.hopNanos()));
    this.journal = new Journal(clock::nowNanos, Journal.DEFAULT_CAPACITY);
    this.matcher = new FrameMatcher(journal);
    this.members = new Members(settings, clock, journal, matcher);
    this.links = new LinkControl(members, journal);
    this.time = new TimeControl(clock, journal, members, new Stepper(clock, members, matcher));
    this.clicks = new Clicks(members, clock, journal);
    this.housekeeper = Thread.ofVirtual().name("hearsay-housekeeper").unstarted(this::keepHouse);
  }

  /// Starts the nodes, linked as the topology says.
  ///
  /// @throws IOException if no ports can be had; the message says which
  public static Cluster start(ClusterSettings settings) throws IOException {
    var cluster = new Cluster(settings);
    try {
      cluster.startNodes();
    } catch (IOException | RuntimeException failed) {
      cluster.close();
      throw failed;
    }
    return cluster;
  }

  private void startNodes() throws IOException {
    var prepared = members.prepare(settings.nodes());
    journal.append(
        new JournalEvent.ClusterStarted(
            settings.rule(), topology.words(), settings.hopNanos(), settings.seed()));
    journal.append(new JournalEvent.PaceChanged(settings.hopNanos(), clock.rate()));
    prepared.values().forEach(members::announce);
    links.draw(topology.links(List.copyOf(prepared.keySet()), settings.seed()));
    journalTopology(links.links());
    for (var node : prepared.values()) {
      members.start(
          node,
          links.neighbours(node.name()).stream()
              .map(neighbour -> Objects.requireNonNull(prepared.get(neighbour)).address())
              .toList());
    }
    housekeeper.start();
  }

  /// Everything that happened, in order.
  public Journal journal() {
    return journal;
  }

  /// The time by which nodes and links live.
  public ClusterClock clock() {
    return clock;
  }

  /// What the cluster started with.
  public ClusterSettings settings() {
    return settings;
  }

  /// Names of all nodes, crashed ones too, in the order they were added.
  public List<String> nodes() {
    return members.names();
  }

  /// Every directed link of the present topology.
  public Set<Link> links() {
    return command(links::links);
  }

  /// What is wrong with a link now.
  public LinkFaults faults(Link link) {
    return command(() -> links.faults(link));
  }

  public Topology topology() {
    return command(() -> topology);
  }

  /// One click: `amount` of +1 or -1 (or more for tests). The click is journalled, then applied.
  ///
  /// @throws IllegalArgumentException also if the amount is 0 or does not fit in 32 bits
  public CompletableFuture<Outcome> operate(String node, long amount) {
    return clicks.operate(node, amount);
  }

  /// Applies all operations (node to amount) before any frame is delivered: they are concurrent.
  public CompletableFuture<Map<String, Outcome>> fireTogether(Map<String, Long> amounts) {
    return clicks.fireTogether(amounts);
  }

  /// The state of a node now, straight from the node (not through the journal); of a crashed one,
  /// what it knew at the end.
  public CounterState state(String node) {
    return members.get(node).state();
  }

  /// Whether the node runs (is not crashed).
  public boolean isRunning(String node) {
    return members.get(node).isRunning();
  }

  /// Where the node listens.
  public PeerAddress address(String node) {
    return members.get(node).address();
  }

  /// Adds a node with the next free name, linked as the topology says; returns its name.
  ///
  /// @throws IOException if there is no port to be had
  /// @throws IllegalStateException if the cluster is closed
  public String addNode() throws IOException {
    commands.lock();
    try {
      requireOpen();
      if (members.names().size() >= ClusterSettings.MAX_NODES) {
        throw new IllegalArgumentException(
            "a cluster has at most %d nodes".formatted(ClusterSettings.MAX_NODES));
      }
      var prepared = members.prepare();
      var names = new ArrayList<>(members.names());
      names.add(prepared.name());
      members.announce(prepared);
      members.start(prepared, List.of());
      rewire(names);
      return prepared.name();
    } finally {
      commands.unlock();
    }
  }

  /// Stops a node for good.
  public void removeNode(String node) {
    run(
        () -> {
          var member = members.get(node);
          var names = new ArrayList<>(members.names());
          names.remove(node);
          rewire(names);
          members.remove(member);
        });
  }

  private void rewire(List<String> names) {
    var next = topology.links(names, settings.seed());
    journalTopology(next);
    links.rewire(next);
  }

  private void journalTopology(Set<Link> next) {
    journal.append(new JournalEvent.TopologyChanged(topology.words(), next));
  }

  /// Abrupt: sockets reset. The node stays in the picture until restarted or removed. A crashed
  /// node stays as it is.
  public void crash(String node) {
    run(() -> members.crash(members.get(node)));
  }

  /// Starts a crashed node again on its port, as a new incarnation, empty; its peers fill it. A
  /// running node runs on.
  ///
  /// @throws IOException if the port is taken meanwhile
  /// @throws IllegalStateException if the cluster is closed
  public void restart(String node) throws IOException {
    commands.lock();
    try {
      requireOpen();
      var member = members.get(node);
      if (!member.isRunning()) {
        var prepared = members.prepare(member);
        links.prepare(prepared);
        members.announce(prepared);
        members.start(prepared, links.neighbourAddresses(node));
        links.introduce(node);
      }
    } finally {
      commands.unlock();
    }
  }

  private void requireOpen() {
    if (isClosed) {
      throw new IllegalStateException("the cluster is closed");
    }
  }

  /// Rewires live. Cuts on links that stay are kept.
  public void setTopology(Topology next) {
    run(
        () -> {
          topology = next;
          rewire(members.names());
        });
  }

  /// Sets the faults of these directed links, all as one undoable step under a caption ("Cut
  /// n1–n4"). When this returns, the sockets of severed links are closed. Links healed meet at
  /// once.
  public void setFaults(Map<Link, LinkFaults> faults, String caption) {
    run(() -> links.set(faults, caption));
  }

  /// Severs these directed links, one undoable step.
  public void sever(Set<Link> severed, String caption) {
    run(() -> links.set(each(severed, link -> links.faults(link).withSevered(true)), caption));
  }

  /// Heals these directed links (all faults), one undoable step.
  public void heal(Set<Link> healed, String caption) {
    run(() -> links.set(each(healed, link -> LinkFaults.NONE), caption));
  }

  /// Heals everything, one undoable step.
  public void healAll() {
    run(() -> links.set(each(links.faultyLinks(), link -> LinkFaults.NONE), "Healed all"));
  }

  /// Severs every link between different groups (nodes in no group form one more), one undoable
  /// step. See [Partitions] for presets.
  public void partition(List<Set<String>> groups, String caption) {
    groups.forEach(group -> group.forEach(members::get));
    run(() -> sever(Partitions.between(groups, links.links()), caption));
  }

  private static Map<Link, LinkFaults> each(
      Collection<Link> links, Function<Link, LinkFaults> faults) {
    return links.stream().collect(Collectors.toMap(link -> link, faults));
  }

  /// Takes back the last step of link faults. What was heard stays heard. Returns the caption of
  /// the step, or empty if there is none.
  public Optional<String> undo() {
    return command(links::undo);
  }

  /// Does the step again that was taken back last. Returns its caption, or empty if there is none.
  public Optional<String> redo() {
    return command(links::redo);
  }

  /// The caption of what [#undo] would take back.
  public Optional<String> undoable() {
    return command(links::undoable);
  }

  /// The caption of what [#redo] would do again.
  public Optional<String> redoable() {
    return command(links::redoable);
  }

  /// Sets the real time a hop takes, 0 to 5 s; timers follow in proportion, flights under way are
  /// rescaled.
  public void setHopNanos(long hopNanos) {
    run(() -> time.setHopNanos(hopNanos));
  }

  /// Freezes deliveries and timers, not the nodes: they take operations. A step under way ends.
  public void pause() {
    run(time::pause);
  }

  /// Goes on. A step under way ends, time does not.
  public void resume() {
    run(time::resume);
  }

  /// Runs on (at the present pace) until some node learns something or nothing can be learnt any
  /// more, then pauses, before any other frame is delivered.
  public void step() {
    run(() -> time.step(links::passable));
  }

  /// Pauses, then delivers one frame (timers due before it fire), or fires the next timer if none
  /// is on its way. The clock's thread does it, right after this returns.
  public void stepFrame() {
    run(time::stepFrame);
  }

  /// Runs a node's round now.
  public void runRound(String node) {
    members.get(node).tell(new Event.RoundRequested());
  }

  /// Sockets open right now in this direction, counted at both ends' transports (0 when severed).
  public int openSockets(Link link) {
    var from = members.get(link.from());
    var to = members.get(link.to());
    return from.transport().openConnections(to.address(), Transport.Direction.OUTGOING)
        + to.transport().openConnections(from.address(), Transport.Direction.INCOMING);
  }

  /// Stops everything, quickly (well under 2 s for 100 nodes). Idempotent.
  @Override
  public void close() {
    run(
        () -> {
          if (!isClosed) {
            isClosed = true;
            housekeeper.interrupt();
            clock.close();
            members.closeAll();
          }
        });
  }

  private void keepHouse() {
    try {
      while (true) {
        Thread.sleep(HOUSEKEEPING_MILLIS);
        matcher.settleAbandoned(System.nanoTime());
        members.foreign().sayGoodbye(System.nanoTime());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// For checks on real sockets.
  Transport transport(String node) {
    return members.get(node).transport();
  }

  private void run(Runnable command) {
    command(
        () -> {
          command.run();
          return true;
        });
  }

  private <T> T command(Supplier<T> command) {
    commands.lock();
    try {
      return command.get();
    } finally {
      clock.reconsiderRun();
      commands.unlock();
    }
  }
}
