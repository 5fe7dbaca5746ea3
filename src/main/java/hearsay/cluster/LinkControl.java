package hearsay.cluster;

import hearsay.fault.LinkFaults;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Event;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who is linked with whom, and what is wrong with each link: keeps the tables and makes transports
/// and nodes follow. Not thread-safe, but for [#passable].
///
/// Links among nodes of this process are the topology's; those with foreign nodes are
/// [ForeignNodes]' and are cut at our end alone.
///
/// A cut is journalled when it holds (the sockets are closed), a heal before it begins: a link is
/// shown as cut only while nothing can pass.
final class LinkControl {
  private final Members members;
  private final ForeignNodes foreign;
  private final Journal journal;
  private final Map<Link, LinkFaults> faulty = new ConcurrentHashMap<>();
  private volatile Set<Link> links = Set.of();
  private Map<String, Set<String>> neighbours = Map.of();

  /// For whom the nodes that get to know listed strangers were chosen last.
  private List<Object> lastChosenFor = List.of();

  LinkControl(Members members, Journal journal) {
    this.members = members;
    this.foreign = members.foreign();
    this.journal = journal;
  }

  /// Every directed link there is, those with foreign nodes too.
  Set<Link> links() {
    var all = foreign.links();
    all.addAll(links);
    return all;
  }

  /// Every directed link of the topology.
  Set<Link> topology() {
    return links;
  }

  LinkFaults faults(Link link) {
    return faulty.getOrDefault(link, LinkFaults.NONE);
  }

  /// Nodes of this process linked with this one.
  Set<String> neighbours(String node) {
    return neighbours.getOrDefault(node, Set.of());
  }

  /// @throws IllegalArgumentException if there is no node of this name, ours or foreign
  void requireNode(String name) {
    if (addressOf(name).isEmpty()) {
      throw new IllegalArgumentException("there is no node '" + name + "'");
    }
  }

  /// Just notes the links, before any node runs.
  void draw(Set<Link> first) {
    links = Set.copyOf(first);
    neighbours = index(links);
  }

  /// Notes what is wrong with links, before any node runs: each finds it so.
  ///
  /// @param nodes both ends of each
  void draw(Map<Link, LinkFaults> wrong, Map<String, Members.Prepared> nodes) {
    wrong.forEach(
        (link, faults) -> {
          var from = Objects.requireNonNull(nodes.get(link.from()));
          var to = Objects.requireNonNull(nodes.get(link.to()));
          to.transport().setIncomingFaults(from.address(), faults);
          from.transport().setOutgoingFaults(to.address(), faults);
          note(link, faults);
        });
  }

  /// Makes these the links: forgets and closes those that go, introduces those that come. Cuts on
  /// links that stay are kept.
  void rewire(Set<Link> next) {
    var gone = difference(links, next);
    var come = difference(next, links);
    draw(next);
    for (var link : gone) {
      faulty.remove(link);
      sever(link);
      tell(link.from(), new Event.PeersForgotten(addresses(Set.of(link.to()))));
    }
    gone.forEach(this::awaitSevered);
    come.forEach(link -> listen(link, LinkFaults.NONE));
    for (var link : come) {
      tell(link.from(), new Event.PeersLearned(addresses(Set.of(link.to()))));
      speak(link, LinkFaults.NONE);
      meet(link);
    }
  }

  /// Lets a node that listens again find its links as they were left.
  void prepare(Members.Prepared prepared) {
    for (var link : faulty.keySet()) {
      if (link.to().equals(prepared.name())) {
        addressOf(link.from())
            .ifPresent(from -> prepared.transport().setIncomingFaults(from, faults(link)));
      }
      if (link.from().equals(prepared.name())) {
        addressOf(link.to())
            .ifPresent(to -> prepared.transport().setOutgoingFaults(to, faults(link)));
      }
    }
  }

  /// Tells both ends of each open link of this node to meet.
  void introduce(String node) {
    for (var neighbour : neighbours(node)) {
      meet(new Link(neighbour, node));
      meet(new Link(node, neighbour));
    }
  }

  /// Lets strangers and nodes of ours meet who should, and takes leave of strangers who have gone.
  void tendForeign(long realNanos) {
    foreign.sayGoodbye(realNanos, link -> faults(link).isSevered()).forEach(this::forget);
    var chosenFor = List.<Object>of(foreign.listed(), members.names());
    if (!chosenFor.equals(lastChosenFor)) {
      lastChosenFor = chosenFor;
      for (var stranger : foreign.listed()) {
        Introductions.chosen(stranger, members.host(), members.names())
            .forEach(own -> foreign.attach(own, stranger));
      }
    }
    for (var meeting : foreign.takeMeetings()) {
      tell(meeting.own(), new Event.PeersLearned(List.of(meeting.stranger())));
      tell(meeting.own(), new Event.LinkOpened(meeting.stranger()));
    }
  }

  /// Should it come again, its links are open.
  private void forget(ForeignNodes.Departure departure) {
    for (var own : departure.neighbours()) {
      var out = new Link(own, departure.stranger().toString());
      faulty.remove(out);
      faulty.remove(out.reversed());
      members
          .find(own)
          .filter(Member::isRunning)
          .ifPresent(
              member -> {
                member.tell(new Event.PeersForgotten(List.of(departure.stranger())));
                member.transport().setOutgoingFaults(departure.stranger(), LinkFaults.NONE);
                member.transport().setIncomingFaults(departure.stranger(), LinkFaults.NONE);
              });
    }
  }

  /// @throws IllegalArgumentException if there is none of these links
  void requireLinks(Set<Link> wanted) {
    var known = links();
    for (var link : wanted) {
      if (!known.contains(link)) {
        throw new IllegalArgumentException(
            "there is no link from '%s' to '%s'".formatted(link.from(), link.to()));
      }
    }
  }

  /// The links with any faults.
  List<Link> faultyLinks() {
    return List.copyOf(faulty.keySet());
  }

  /// The links of the topology that let frames through now, if both ends run. Any thread.
  Stream<Link> passable() {
    return links.stream().filter(link -> !faults(link).isSevered() && faults(link).loss() < 1);
  }

  /// Where the nodes linked with this one listen, foreign ones too.
  List<PeerAddress> neighbourAddresses(String node) {
    var all = new ArrayList<>(addresses(neighbours(node)));
    all.addAll(foreign.neighbours(node));
    return all;
  }

  /// Sockets open in this direction, counted at each end that is ours.
  int openSockets(Link link) {
    requireNode(link.from());
    requireNode(link.to());
    return openSockets(link.from(), link.to(), Transport.Direction.OUTGOING)
        + openSockets(link.to(), link.from(), Transport.Direction.INCOMING);
  }

  private int openSockets(String near, String far, Transport.Direction direction) {
    var member = members.find(near);
    var address = addressOf(far);
    return member.isPresent() && address.isPresent()
        ? member.get().transport().openConnections(address.get(), direction)
        : 0;
  }

  /// Makes these the faults. Cuts first, then heals, and each heal at the hearing end first: who is
  /// told that the link is open may speak at once and must be heard.
  void apply(Map<Link, LinkFaults> target) {
    var cut = filter(target, LinkFaults::isSevered);
    var open = filter(target, faults -> !faults.isSevered());
    cut.keySet().forEach(this::sever);
    cut.keySet().forEach(this::awaitSevered);
    cut.forEach(this::note);
    open.forEach(this::note);
    open.forEach(this::listen);
    open.forEach(this::speak);
  }

  private void note(Link link, LinkFaults faults) {
    if (faults.equals(LinkFaults.NONE)) {
      faulty.remove(link);
    } else {
      faulty.put(link, faults);
    }
    journal.append(new JournalEvent.LinkFaultsChanged(link, faults));
  }

  private void sever(Link link) {
    speak(link, LinkFaults.SEVERED);
    listen(link, LinkFaults.SEVERED);
  }

  /// Apart from severing, so that many links wait for their sockets together.
  private void awaitSevered(Link link) {
    atNearEnd(link, (from, to) -> from.transport().awaitBlocked(to));
  }

  private void speak(Link link, LinkFaults faults) {
    atNearEnd(link, (from, to) -> from.transport().setOutgoingFaults(to, faults));
  }

  private void listen(Link link, LinkFaults faults) {
    atNearEnd(link.reversed(), (to, from) -> to.transport().setIncomingFaults(from, faults));
  }

  /// Tells the speaking end of an open link that it can carry frames.
  private void meet(Link link) {
    if (!faults(link).isSevered()) {
      atNearEnd(link, (from, to) -> from.tell(new Event.LinkOpened(to)));
    }
  }

  private void tell(String node, Event event) {
    members.find(node).ifPresent(member -> member.tell(event));
  }

  private interface EndAction {
    void at(Member near, PeerAddress far);
  }

  /// Acts at the near end, if it is ours and runs.
  private void atNearEnd(Link link, EndAction action) {
    var near = members.find(link.from());
    var far = addressOf(link.to());
    if (near.isPresent() && far.isPresent() && near.get().isRunning()) {
      action.at(near.get(), far.get());
    }
  }

  private Optional<PeerAddress> addressOf(String node) {
    return members.find(node).map(Member::address).or(() -> foreign.address(node));
  }

  private List<PeerAddress> addresses(Collection<String> nodes) {
    return nodes.stream()
        .flatMap(node -> members.find(node).stream())
        .map(Member::address)
        .toList();
  }

  private static Map<Link, LinkFaults> filter(
      Map<Link, LinkFaults> faults, Predicate<LinkFaults> condition) {
    var filtered = new LinkedHashMap<>(faults);
    filtered.values().removeIf(condition.negate());
    return filtered;
  }

  private static Set<Link> difference(Set<Link> all, Set<Link> without) {
    var rest = new LinkedHashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static Map<String, Set<String>> index(Set<Link> links) {
    var index = new HashMap<String, Set<String>>();
    for (var link : links) {
      index.computeIfAbsent(link.from(), node -> new LinkedHashSet<>()).add(link.to());
    }
    return index;
  }
}
