package hearsay.cluster;

import hearsay.crdt.CounterState;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.Link;
import hearsay.node.Event;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.Outcome;
import hearsay.transport.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// N real nodes in this process. Commands may come from any thread and return quickly (at most a
/// few milliseconds, so a window may call them); what they did is in the journal. Nodes are named
/// n1, n2 and so on. A command that names no existing node or link throws
/// [IllegalArgumentException] with a message for people.
///
/// This class takes the commands one at a time; [Members] owns the nodes, [Memories] what they
/// remember, [LinkControl] the links, [LinkSteps] what can be undone, [ForeignNodes] the strangers,
/// [Discovery] the registrations, [Population] how all these come and go together, [TimeControl]
/// the time, [Clicks] the operations, [FrameMatcher] the flights.
public final class Cluster implements AutoCloseable {
  /// With more nodes than this, not every heartbeat is journalled (see [Registration]).
  private static final int CROWD = 100;

  /// Ends what [#undo] and [#redo] answer where a frame's time is over: nothing was done.
  public static final String TOO_LATE = LinkSteps.TOO_LATE;

  private final ClusterSettings settings;
  private final ClusterClock clock;
  private final Journal journal;
  private final FrameMatcher matcher;
  private final Members members;
  private final LinkControl links;
  private final LinkSteps steps;
  private final Discovery discovery;
  private final Population population;
  private final TimeControl time;
  private final Clicks clicks;

  private final CommandLock commands;
  private final Housekeeping housekeeping;

  private Cluster(ClusterSettings settings) {
    this.settings = settings;
    this.clock = new ClusterClock(new Pace(settings.hopNanos()));
    this.journal = new Journal(clock::nowNanos, Journal.DEFAULT_CAPACITY);
    this.matcher = new FrameMatcher(journal);
    this.members = new Members(settings, clock, journal, matcher);
    this.links = new LinkControl(members, journal);
    this.steps = new LinkSteps(links, members);
    this.time = new TimeControl(clock, journal, members, new Stepper(clock, members, matcher));
    this.clicks = new Clicks(members, clock, journal);
    this.commands = new CommandLock(clock::reconsiderRun);
    this.discovery =
        new Discovery(settings, journal, members.foreign(), () -> members.size() > CROWD);
    this.population = new Population(settings, journal, members, links, discovery);
    this.housekeeping = new Housekeeping(this::keepHouse);
  }

  /// Starts the nodes, linked as the topology says. Discovery finds them later, beside.
  ///
  /// @throws IOException if no ports or no logs can be had; the message says which
  public static Cluster start(ClusterSettings settings) throws IOException {
    var cluster = new Cluster(settings);
    return cluster.begun(() -> cluster.population.start());
  }

  /// Goes on from a moment of another cluster, running or recorded, as a fresh one: each node has
  /// its name, its actor and what it held, crashed ones are crashed, and rule, links, their faults,
  /// pace, pause and amnesia are as they were. Frames on their way are not taken over (digests
  /// repair what they would have brought), nor are foreign nodes and the steps to undo. With a log,
  /// each node's begins with what it held.
  ///
  /// @param base all else: seed, network, log, discovery, host
  /// @throws IllegalArgumentException if no cluster can go on from there; the message says why
  /// @throws IOException if no ports or no logs can be had; the message says which
  public static Cluster fork(ClusterSnapshot from, ClusterSettings base) throws IOException {
    var past = Past.of(from);
    var cluster = new Cluster(past.settings(base));
    return cluster.begun(() -> cluster.population.goOn(past, cluster.time));
  }

  private interface Start {
    void begin() throws IOException;
  }

  private Cluster begun(Start start) throws IOException {
    try {
      start.begin();
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
    members.foreign().onMeeting(housekeeping::wake);
    housekeeping.start();
    Thread.ofVirtual().name("hearsay-discovery").start(this::openDiscovery);
    return this;
  }

  /// Beside the start, as what speaks HTTP takes longer to load than ten nodes to start.
  private void openDiscovery() {
    var found = discovery.find();
    commands.run(
        () -> {
          if (commands.isClosed()) {
            found.close();
          } else {
            population.open(found);
          }
        });
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

  /// Every directed link of the present topology, and those with foreign nodes.
  public Set<Link> links() {
    return commands.ask(links::links);
  }

  /// What is wrong with a link now.
  public LinkFaults faults(Link link) {
    return commands.ask(() -> links.faults(link));
  }

  public Topology topology() {
    return commands.ask(population::topology);
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
  /// @throws IOException if there is no port to be had, or no log
  /// @throws IllegalStateException if the cluster is closed
  public String addNode() throws IOException {
    return commands.change(population::add);
  }

  /// Stops a node for good.
  public void removeNode(String node) {
    commands.run(() -> population.remove(members.get(node)));
  }

  /// Abrupt: sockets reset. The node stays in the picture until restarted or removed. A crashed
  /// node stays as it is.
  public void crash(String node) {
    commands.run(() -> population.crash(members.get(node)));
  }

  /// Starts a crashed node again on its port. With a log: as who it was, with what its log holds.
  /// Without: as a new incarnation, empty (or as [#setAmnesia] says); its peers fill it. A running
  /// node runs on.
  ///
  /// @throws IOException if the port is taken meanwhile, or the log can't be read or written; then
  ///   the node stays crashed, and all others are as they were
  /// @throws IllegalStateException if the cluster is closed
  public void restart(String node) throws IOException {
    commands.change(
        () -> {
          population.restart(members.get(node));
          return node;
        });
  }

  /// Rewires live. Cuts on links that stay are kept.
  public void setTopology(Topology next) {
    commands.run(() -> population.setTopology(next));
  }

  /// Sets the faults of these directed links, all as one undoable step under a caption ("Cut
  /// n1–n4"). When this returns, the sockets of severed links are closed. Links healed meet at
  /// once.
  public void setFaults(Map<Link, LinkFaults> faults, String caption) {
    commands.run(() -> steps.set(faults, caption));
  }

  /// Severs these directed links, one undoable step.
  public void sever(Set<Link> severed, String caption) {
    commands.run(() -> steps.sever(severed, caption));
  }

  /// Heals these directed links (all faults), one undoable step.
  public void heal(Set<Link> healed, String caption) {
    commands.run(() -> steps.heal(healed, caption));
  }

  /// Heals everything, one undoable step.
  public void healAll() {
    commands.run(() -> steps.heal(links.faultyLinks(), "Healed all"));
  }

  /// Severs every link between different groups (nodes in no group form one more), one undoable
  /// step. Groups may name foreign nodes. See [Partitions] for presets.
  public void partition(List<Set<String>> groups, String caption) {
    groups.forEach(group -> group.forEach(links::requireNode));
    commands.run(() -> steps.sever(Partitions.between(groups, links.links()), caption));
  }

  /// Loses a frame that is held on its way to a node of this process (by the pace, latency or a
  /// pause), one undoable step: undone, it is on its way again, as a copy.
  ///
  /// @return whether it was still on its way; if not, nothing happens
  public boolean dropFrame(FrameKey frame) {
    return commands.ask(() -> steps.drop(frame));
  }

  /// Lets a frame that is held on its way arrive twice, one undoable step: undone, the copy is
  /// taken away if it is still on its way.
  ///
  /// @return whether the frame was still on its way; if not, nothing happens
  public boolean duplicateFrame(FrameKey frame) {
    return commands.ask(() -> steps.duplicate(frame));
  }

  /// Takes back the last step against links and frames. What was heard stays heard. Returns the
  /// caption of the step (see also [#TOO_LATE]), or empty if there is none.
  public Optional<String> undo() {
    return commands.ask(steps::undo);
  }

  /// Does the step again that was taken back last. Answers as [#undo] does.
  public Optional<String> redo() {
    return commands.ask(steps::redo);
  }

  /// The caption of what [#undo] would take back.
  public Optional<String> undoable() {
    return commands.ask(steps::undoable);
  }

  /// The caption of what [#redo] would do again.
  public Optional<String> redoable() {
    return commands.ask(steps::redoable);
  }

  /// Sets the real time a hop takes, 0 to 5 s; timers follow in proportion, flights under way are
  /// rescaled.
  public void setHopNanos(long hopNanos) {
    commands.run(() -> time.setHopNanos(hopNanos));
  }

  /// Freezes deliveries and timers, not the nodes: they take operations. A step under way ends.
  public void pause() {
    commands.run(time::pause);
  }

  /// Goes on. A step under way ends, time does not.
  public void resume() {
    commands.run(time::resume);
  }

  /// Runs on (at the present pace) until some node learns something or nothing can be learnt any
  /// more, then pauses, before any other frame is delivered.
  public void step() {
    commands.run(() -> time.step(links::passable));
  }

  /// Pauses, then delivers one frame (timers due before it fire), or fires the next timer if none
  /// is on its way. The clock's thread does it, right after this returns.
  public void stepFrame() {
    commands.run(time::stepFrame);
  }

  /// Runs a node's round now.
  public void runRound(String node) {
    members.get(node).tell(new Event.RoundRequested());
  }

  /// Whether nodes that restart without a log come back under their old incarnation: a bug to be
  /// shown on purpose. Off at the start; has no effect on nodes that keep a log.
  public void setAmnesia(boolean isOn) {
    commands.run(() -> members.memories().setAmnesia(isOn));
  }

  /// Stops the embedded discovery server; nodes go on with the peers they know. Without one, or
  /// when it is stopped already, nothing happens.
  public void stopDiscovery() {
    commands.run(discovery::stop);
  }

  /// Starts the embedded discovery server again, empty, on its port; heartbeats repopulate it.
  ///
  /// @throws IOException if the port is taken meanwhile
  /// @throws IllegalStateException if the cluster is closed
  public void startDiscovery() throws IOException {
    commands.change(
        () -> {
          discovery.start();
          return true;
        });
  }

  /// Makes way for another cluster: the nodes leave the discovery server, and the embedded one
  /// stops, so that the successor gets its port and does not take these nodes for strangers.
  public void retireFromDiscovery() {
    commands.run(discovery::retire);
  }

  /// There was no successor: undoes [#retireFromDiscovery].
  ///
  /// @throws IOException if the port is taken meanwhile
  /// @throws IllegalStateException if the cluster is closed
  public void returnToDiscovery() throws IOException {
    commands.change(
        () -> {
          discovery.returnTo(members.all().stream().filter(Member::isRunning).toList());
          return true;
        });
  }

  /// Sockets open right now in this direction, counted at the transport of each end that is ours (0
  /// when severed).
  public int openSockets(Link link) {
    return links.openSockets(link);
  }

  /// Stops everything, quickly (well under 2 s for 100 nodes). Idempotent.
  @Override
  public void close() {
    commands.close(
        () -> {
          housekeeping.close();
          discovery.close();
          clock.close();
          members.closeAll();
        });
  }

  private void keepHouse() {
    matcher.settleAbandoned(System.nanoTime());
    commands.tend(() -> links.tendForeign(System.nanoTime()));
  }

  /// For checks on real files.
  Memories memories() {
    return members.memories();
  }

  /// For checks on real sockets.
  Transport transport(String node) {
    return members.get(node).transport();
  }
}
