package hearsay.cluster;

import hearsay.fault.LinkFaults;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Event;
import hearsay.protocol.PeerAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who is linked with whom, what is wrong with each link, and the steps by which it came to that:
/// keeps the tables and makes transports and nodes follow. Not thread-safe, but for [#passable].
///
/// A cut is journalled when it holds (the sockets are closed), a heal before it begins: a link is
/// shown as cut only while nothing can pass.
final class LinkControl {
  private final Members members;
  private final Journal journal;
  private final LinkFaultHistory history = new LinkFaultHistory();
  private final Map<Link, LinkFaults> faulty = new ConcurrentHashMap<>();
  private volatile Set<Link> links = Set.of();
  private Map<String, Set<String>> neighbours = Map.of();

  LinkControl(Members members, Journal journal) {
    this.members = members;
    this.journal = journal;
  }

  /// Every directed link there is.
  Set<Link> links() {
    return links;
  }

  LinkFaults faults(Link link) {
    return faulty.getOrDefault(link, LinkFaults.NONE);
  }

  /// Nodes linked with this one.
  Set<String> neighbours(String node) {
    return neighbours.getOrDefault(node, Set.of());
  }

  /// @throws IllegalArgumentException if the topology has no such link
  void requireLink(Link link) {
    if (!links.contains(link)) {
      throw new IllegalArgumentException(
          "there is no link from '%s' to '%s'".formatted(link.from(), link.to()));
    }
  }

  /// Just notes the links, before any node runs.
  void draw(Set<Link> first) {
    links = Set.copyOf(first);
    neighbours = index(links);
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
    for (var neighbour : neighbours(prepared.name())) {
      members
          .find(neighbour)
          .ifPresent(
              peer -> {
                var in = new Link(neighbour, prepared.name());
                prepared.transport().setIncomingFaults(peer.address(), faults(in));
                prepared.transport().setOutgoingFaults(peer.address(), faults(in.reversed()));
              });
    }
  }

  /// Tells both ends of each open link of this node to meet.
  void introduce(String node) {
    for (var neighbour : neighbours(node)) {
      meet(new Link(neighbour, node));
      meet(new Link(node, neighbour));
    }
  }

  /// Sets faults as one step that can be taken back.
  void set(Map<Link, LinkFaults> after, String caption) {
    after.keySet().forEach(this::requireLink);
    var changed = new LinkedHashMap<Link, LinkFaults>();
    var before = new LinkedHashMap<Link, LinkFaults>();
    after.forEach(
        (link, faults) -> {
          if (!faults(link).equals(faults)) {
            changed.put(link, faults);
            before.put(link, faults(link));
          }
        });
    if (!changed.isEmpty()) {
      history.add(new LinkFaultHistory.Step(caption, before, changed));
      apply(changed);
    }
  }

  Optional<String> undo() {
    return history.undo().map(step -> applied(step.caption(), step.before()));
  }

  Optional<String> redo() {
    return history.redo().map(step -> applied(step.caption(), step.after()));
  }

  Optional<String> undoable() {
    return history.undoable();
  }

  Optional<String> redoable() {
    return history.redoable();
  }

  /// The links with any faults.
  List<Link> faultyLinks() {
    return List.copyOf(faulty.keySet());
  }

  /// The links that let frames through now, if both ends run. Any thread.
  Stream<Link> passable() {
    return links.stream().filter(link -> !faults(link).isSevered() && faults(link).loss() < 1);
  }

  /// Where the nodes linked with this one listen.
  List<PeerAddress> neighbourAddresses(String node) {
    return addresses(neighbours(node));
  }

  private String applied(String caption, Map<Link, LinkFaults> target) {
    var present = new LinkedHashMap<>(target);
    present.keySet().retainAll(links);
    apply(present);
    return caption;
  }

  /// Cuts first, then heals, and each heal at the hearing end first: who is told that the link is
  /// open may speak at once and must be heard.
  private void apply(Map<Link, LinkFaults> target) {
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
    atBothEnds(link, (from, to) -> from.transport().awaitBlocked(to.address()));
  }

  private void speak(Link link, LinkFaults faults) {
    atBothEnds(link, (from, to) -> from.transport().setOutgoingFaults(to.address(), faults));
  }

  private void listen(Link link, LinkFaults faults) {
    atBothEnds(
        link.reversed(), (to, from) -> to.transport().setIncomingFaults(from.address(), faults));
  }

  /// Tells the speaking end of an open link that it can carry frames.
  private void meet(Link link) {
    if (!faults(link).isSevered()) {
      atBothEnds(link, (from, to) -> from.tell(new Event.LinkOpened(to.address())));
    }
  }

  private void tell(String node, Event event) {
    members.find(node).ifPresent(member -> member.tell(event));
  }

  private interface EndAction {
    void at(Member near, Member far);
  }

  /// Acts at the near end, if it runs.
  private void atBothEnds(Link link, EndAction action) {
    var near = members.find(link.from());
    var far = members.find(link.to());
    if (near.isPresent() && far.isPresent() && near.get().isRunning()) {
      action.at(near.get(), far.get());
    }
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
