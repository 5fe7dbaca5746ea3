package hearsay.cluster;

import hearsay.crdt.CounterRule;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.node.Memory;
import hearsay.node.NodeSettings;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeRunner;
import hearsay.transport.FaultyTransport;
import hearsay.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// The nodes: listens for them, starts, crashes, restarts and removes them. Who is linked with whom
/// is not known here. Reading is for any thread, changing for one at a time.
final class Members {
  private final CounterRule rule;
  private final String host;
  private final ClusterClock clock;
  private final Journal journal;
  private final FrameMatcher matcher;
  private final Listening listening;
  private final SplittableRandom seeds;
  private final Memories memories;
  private final NodeNames names = new NodeNames();
  private final ForeignNodes foreign;

  /// Nodes that listen and do not run yet.
  private final Set<Prepared> waiting = new HashSet<>();

  private final Map<String, Member> members = Collections.synchronizedMap(new LinkedHashMap<>());
  private int lastNumber;

  Members(ClusterSettings settings, ClusterClock clock, Journal journal, FrameMatcher matcher) {
    this.rule = settings.rule();
    this.host = settings.host();
    this.clock = clock;
    this.journal = journal;
    this.matcher = matcher;
    this.listening = Listening.as(settings);
    this.seeds = new SplittableRandom(settings.seed());
    this.memories = new Memories(settings, journal);
    this.foreign = new ForeignNodes(names, journal, Memory.empty(rule));
  }

  /// A node that listens and does not run yet.
  ///
  /// @param beginning who it will be, and what it will know
  record Prepared(
      String name, Memories.Beginning beginning, FaultyTransport transport, NodeWatch watch) {
    PeerAddress address() {
      return transport.address();
    }

    /// Ends what never came to life.
    void abandon() {
      transport.abort();
      beginning.abandon();
    }
  }

  /// Names of all nodes, crashed ones too, in the order they were added.
  List<String> names() {
    synchronized (members) {
      return List.copyOf(members.keySet());
    }
  }

  Collection<Member> all() {
    synchronized (members) {
      return new ArrayList<>(members.values());
    }
  }

  /// Where all of them listen.
  String host() {
    return host;
  }

  int size() {
    return members.size();
  }

  Optional<Member> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /// @throws IllegalArgumentException if there is none of this name
  Member get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no node '" + name + "'"));
  }

  /// Who listens there, or did; a foreign node goes by its address.
  String nameOf(PeerAddress address) {
    return names.of(address);
  }

  /// Who dials in from other processes.
  ForeignNodes foreign() {
    return foreign;
  }

  /// What nodes remember when they start.
  Memories memories() {
    return memories;
  }

  /// Lets this many new nodes listen. If one can't, those before it listen until [#closeAll].
  ///
  /// @throws IOException if there are not enough ports to be had, or no logs
  Map<String, Prepared> prepare(int count) throws IOException {
    var prepared = new LinkedHashMap<String, Prepared>();
    for (var i = 0; i < count; i++) {
      var node = prepare();
      prepared.put(node.name(), node);
    }
    return prepared;
  }

  /// Lets the nodes of another cluster's past listen, on ports of their own, each to be who it was
  /// and to know what it knew. If one can't, those before it listen until [#closeAll].
  ///
  /// @throws IOException if there are not enough ports to be had, or no logs
  Map<String, Prepared> prepare(Past past) throws IOException {
    var prepared = new LinkedHashMap<String, Prepared>();
    for (var node : past.nodes()) {
      var next = prepare(node.name(), 0, () -> memories.resume(node, past.isAmnesiac()));
      names.add(next.address(), next.name());
      prepared.put(next.name(), next);
    }
    lastNumber = past.lastNumber();
    return prepared;
  }

  /// Lets a new node listen, under a name never used before: an operation "of n3" stays one of that
  /// n3.
  ///
  /// @throws IOException if there is no port to be had, or no log
  Prepared prepare() throws IOException {
    var name = "n" + (lastNumber + 1);
    var prepared = prepare(name, 0, () -> memories.begin(name, null));
    lastNumber++;
    names.add(prepared.address(), prepared.name());
    return prepared;
  }

  /// Lets a crashed node listen on its port again.
  ///
  /// @throws IOException if the port is taken meanwhile, or its log can't be read or written
  Prepared prepare(Member crashed) throws IOException {
    var before = crashed.runner().settings().actor();
    return prepare(
        crashed.name(), crashed.address().port(), () -> memories.begin(crashed.name(), before));
  }

  private interface Remembering {
    Memories.Beginning begin() throws IOException;
  }

  private Prepared prepare(String name, int port, Remembering memory) throws IOException {
    var watch = new NodeWatch(name, names, journal, matcher, foreign);
    Transport inner = listening.listen(port, watch);
    var transport =
        new FaultyTransport(inner, clock, clock::hopClusterNanos, watch, seeds.nextLong());
    var prepared = new Prepared(name, begin(memory, transport), transport, watch);
    waiting.add(prepared);
    return prepared;
  }

  private static Memories.Beginning begin(Remembering memory, Transport transport)
      throws IOException {
    try {
      return memory.begin();
    } catch (IOException noLog) {
      transport.abort();
      throw noLog;
    }
  }

  /// Journals that the node starts now, and what it found in its log if it was there before.
  void announce(Prepared prepared) {
    var beginning = prepared.beginning();
    journal.append(
        new JournalEvent.NodeStarted(
            prepared.name(),
            prepared.address(),
            beginning.actor(),
            beginning.memory().state(),
            false));
    if (beginning.log() != null && members.containsKey(prepared.name())) {
      var recovery = beginning.log().recovery();
      journal.append(
          new JournalEvent.LogRecovered(prepared.name(), recovery.records(), recovery.dropped()));
    }
  }

  /// Starts a node that was announced.
  void start(Prepared prepared, List<PeerAddress> peers) {
    var address = prepared.address();
    var runner = run(prepared, peers);
    waiting.remove(prepared);
    var life = new Member.Life(runner, prepared.transport(), prepared.watch());
    var known = members.get(prepared.name());
    if (known == null) {
      members.put(prepared.name(), new Member(prepared.name(), address, life));
    } else {
      known.reborn(life);
    }
  }

  private NodeRunner run(Prepared prepared, List<PeerAddress> peers) {
    var beginning = prepared.beginning();
    var settings =
        NodeSettings.of(beginning.actor(), prepared.address(), rule).with(beginning.memory());
    var transport = prepared.transport();
    var watch = prepared.watch();
    long seed = seeds.nextLong();
    return beginning.log() == null
        ? NodeRunner.start(settings, peers, transport, clock, watch, seed)
        : NodeRunner.start(settings, peers, transport, clock, watch, seed, beginning.log());
  }

  void crash(Member member) {
    member.runner().crash();
    matcher.nodeDown(member.name());
  }

  void remove(Member member) {
    if (member.isRunning()) {
      member.life().watch().expectLeave();
      member.runner().close();
    } else {
      journal.append(new JournalEvent.NodeRemoved(member.name()));
    }
    matcher.nodeDown(member.name());
    members.remove(member.name());
    memories.forget(member.name());
  }

  /// Waits until no node has a step under way.
  ///
  /// @return whether that came about within the limit
  boolean awaitIdle(long limitNanos) {
    var deadline = System.nanoTime() + limitNanos;
    for (var member : all()) {
      while (!member.runner().isIdle()) {
        if (System.nanoTime() - deadline > 0) {
          return false;
        }
        Thread.onSpinWait();
      }
    }
    return true;
  }

  /// On a clock that has just stopped: waits until no frame is handled any more. Frames that were
  /// passing straight through reach their mailboxes first, then the nodes handle what they have;
  /// what they send meanwhile waits for the clock.
  ///
  /// @return whether that came about within the limit
  boolean awaitFramesHandled(long limitNanos) {
    var deadline = System.nanoTime() + limitNanos;
    var present = all();
    return present.stream()
            .allMatch(member -> member.transport().awaitHandedOver(deadline - System.nanoTime()))
        && present.stream()
            .allMatch(member -> member.runner().awaitHandled(deadline - System.nanoTime()));
  }

  /// Stops all nodes at once: nobody is left to say good-bye to. Each deletes its own log, as that
  /// waits for the disk.
  void closeAll() {
    waiting.forEach(Prepared::abandon);
    waiting.clear();
    forAllAtOnce(
        member -> {
          member.runner().crash();
          memories.forget(member.name());
        });
    names().forEach(matcher::nodeDown);
    memories.forgetAll();
  }

  private void forAllAtOnce(Consumer<Member> action) {
    var threads =
        all().stream()
            .map(member -> Thread.startVirtualThread(() -> action.accept(member)))
            .toList();
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
