package hearsay.cluster;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
  void start(double clockRate) throws IOException {
    var prepared = members.prepare(settings.nodes());
    journal.append(
        new JournalEvent.ClusterStarted(
            settings.rule(),
            topology.words(),
            settings.hopNanos(),
            settings.seed(),
            settings.isLogged()));
    journal.append(new JournalEvent.PaceChanged(settings.hopNanos(), clockRate));
    prepared.values().forEach(members::announce);
    links.draw(topology.links(List.copyOf(prepared.keySet()), settings.seed()));
    journalTopology(links.topology());
    for (var node : prepared.values()) {
      members.start(
          node,
          links.neighbours(node.name()).stream()
              .map(neighbour -> Objects.requireNonNull(prepared.get(neighbour)).address())
              .toList());
    }
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
