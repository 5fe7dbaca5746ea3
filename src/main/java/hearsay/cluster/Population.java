package hearsay.cluster;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Nodes that come and go, each with its links and its registration: which step comes before which.
/// One command at a time.
final class Population {
  private final ClusterSettings settings;
  private final Journal journal;
  private final Members members;
  private final LinkControl links;
  private final Discovery discovery;
  private Topology topology;

  Population(
      ClusterSettings settings,
      Journal journal,
      Members members,
      LinkControl links,
      Discovery discovery) {
    this.settings = settings;
    this.topology = settings.topology();
    this.journal = journal;
    this.members = members;
    this.links = links;
    this.discovery = discovery;
  }

  /// The first nodes, told of at once: who is linked with whom is known before any of them runs.
  ///
  /// @throws IOException if no ports or no logs can be had
  void start() throws IOException {
    var prepared = members.prepare(settings.nodes());
    journalStart();
    journalPace();
    prepared.values().forEach(members::announce);
    links.draw(topology.links(List.copyOf(prepared.keySet()), settings.seed()));
    journalTopology(links.topology());
    prepared.values().forEach(node -> startAmong(prepared, node));
  }

  /// The nodes of another cluster's past. Who was crashed starts too, linked with nobody, and
  /// crashes before anyone else runs: so it has its port and its log to come back to.
  ///
  /// @throws IOException if no ports or no logs can be had
  void goOn(Past past, TimeControl time) throws IOException {
    var prepared = members.prepare(past);
    journalStart();
    var moment = past.moment();
    journal.append(
        new JournalEvent.Forked(moment.position(), moment.atNanos(), moment.operations()));
    journalPace();
    if (moment.isPaused()) {
      time.pause();
    }
    members.memories().setAmnesia(past.isAmnesiac());
    prepared.values().forEach(members::announce);
    links.draw(past.links());
    journalTopology(links.topology());
    links.draw(past.faults(), prepared);
    for (var node : past.nodes()) {
      if (!node.isRunning()) {
        members.start(Objects.requireNonNull(prepared.remove(node.name())), List.of());
        members.crash(members.get(node.name()));
      }
    }
    prepared.values().forEach(node -> startAmong(prepared, node));
  }

  private void journalStart() {
    journal.append(
        new JournalEvent.ClusterStarted(
            settings.rule(),
            topology.words(),
            settings.hopNanos(),
            settings.seed(),
            settings.isLogged()));
  }

  private void journalPace() {
    var pace = new Pace(settings.hopNanos());
    journal.append(new JournalEvent.PaceChanged(pace.hopNanos(), pace.rate()));
  }

  private void startAmong(Map<String, Members.Prepared> others, Members.Prepared node) {
    members.start(
        node,
        links.neighbours(node.name()).stream()
            .flatMap(neighbour -> Stream.ofNullable(others.get(neighbour)))
            .map(Members.Prepared::address)
            .toList());
  }

  /// The nodes that run register.
  void open(Discovery.Found found) {
    discovery.open(found);
    members.all().stream().filter(Member::isRunning).forEach(discovery::join);
  }

  Topology topology() {
    return topology;
  }

  void setTopology(Topology next) {
    topology = next;
    rewire(members.names());
  }

  private void rewire(List<String> names) {
    var next = topology.links(names, settings.seed());
    journalTopology(next);
    links.rewire(next);
  }

  private void journalTopology(Set<Link> next) {
    journal.append(new JournalEvent.TopologyChanged(topology.words(), next));
  }

  String add() throws IOException {
    if (members.size() >= ClusterSettings.MAX_NODES) {
      throw new IllegalArgumentException(
          "a cluster has at most %d nodes".formatted(ClusterSettings.MAX_NODES));
    }
    var prepared = members.prepare();
    var names = new ArrayList<>(members.names());
    names.add(prepared.name());
    members.announce(prepared);
    members.start(prepared, List.of());
    rewire(names);
    discovery.join(members.get(prepared.name()));
    return prepared.name();
  }

  void remove(Member member) {
    var names = new ArrayList<>(members.names());
    names.remove(member.name());
    discovery.leave(member.name());
    rewire(names);
    members.remove(member);
    members.foreign().forgetOwn(member.name());
  }

  /// The registration first, so that it says nothing after the crash.
  void crash(Member member) {
    discovery.crash(member.name());
    members.crash(member);
  }

  /// Does nothing to a node that runs.
  ///
  /// @throws IOException if its port or its log can't be had; it stays crashed
  void restart(Member member) throws IOException {
    if (member.isRunning()) {
      return;
    }
    var prepared = members.prepare(member);
    links.prepare(prepared);
    members.announce(prepared);
    members.start(prepared, links.neighbourAddresses(member.name()));
    links.introduce(member.name());
    discovery.join(member);
  }
}
