package hearsay.cluster;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.fault.LinkFaults;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The nodes of other processes that dial ours or are on the discovery server's list, and to which
/// of ours each is linked: journals that one has come, its links, and that it has gone. It goes
/// when the list no longer names it and none of its connections has been open for a while. Any
/// thread.
///
/// The journal is written under the lock, so that a node that comes again is not seen to go. Nobody
/// calls a node or a transport under it: those call here. What is to be told to nodes waits in
/// [#takeMeetings].
final class ForeignNodes {
  /// More foreign nodes than a class brings along; a stranger who makes up senders fills no memory.
  static final int MAX = 256;

  /// Longer than a node waits before it dials again. Real time.
  static final long ABSENCE_NANOS = 5_000_000_000L;

  private final NodeNames names;
  private final Journal journal;
  private final CounterState empty;
  private final Map<PeerAddress, Presence> present = new LinkedHashMap<>();
  private final Set<Meeting> meetings = new LinkedHashSet<>();
  private Runnable onMeeting = () -> {};

  /// A node of ours and a stranger are linked from now on.
  record Meeting(String own, PeerAddress stranger) {}

  /// A stranger who has gone, and the nodes of ours that were linked with it.
  record Departure(PeerAddress stranger, Set<String> neighbours) {}

  private static final class Presence {
    private final Set<Long> connections = new HashSet<>();
    private final Set<String> neighbours = new LinkedHashSet<>();
    private boolean isListed;
    private boolean isToldAsListed;
    private boolean wasListed;
    private long lastSeenNanos;
  }

  /// @param empty the state a foreign node is shown with until it says more
  ForeignNodes(NodeNames names, Journal journal, CounterState empty) {
    this.names = names;
    this.journal = journal;
    this.empty = empty;
  }

  /// @param action called under the lock when there is a new [Meeting]; must only wake somebody
  synchronized void onMeeting(Runnable action) {
    onMeeting = action;
  }

  /// A connection to `own` from another process named its sender, who may be anybody.
  synchronized void opened(long connection, PeerAddress address, String own) {
    if (names.isOwn(address)) {
      return;
    }
    introduce(address);
    var presence = present.get(address);
    if (presence != null) {
      presence.connections.add(connection);
      attach(own, address);
    }
  }

  synchronized void ended(long connection, PeerAddress address, long realNanos) {
    var presence = present.get(address);
    if (presence != null && presence.connections.remove(connection)) {
      presence.lastSeenNanos = realNanos;
    }
  }

  /// The discovery server's list: who is on it, ours among them.
  synchronized void listed(Collection<PeerAddress> list, long realNanos) {
    var strangers = new HashSet<PeerAddress>(list);
    strangers.removeIf(names::isOwnByAnyName);
    strangers.forEach(this::introduce);
    present.forEach(
        (address, presence) -> {
          if (presence.isListed || strangers.contains(address)) {
            presence.lastSeenNanos = realNanos;
          }
          presence.isListed = strangers.contains(address);
          presence.wasListed |= presence.isListed;
          tellListed(address, presence);
        });
    onMeeting.run();
  }

  private void tellListed(PeerAddress address, Presence presence) {
    if (presence.isToldAsListed != presence.isListed) {
      presence.isToldAsListed = presence.isListed;
      journal.append(new JournalEvent.DiscoveryListed(names.of(address), presence.isListed));
    }
  }

  /// The server begins anew, and so does what is told of its list.
  synchronized void forgetList() {
    present.values().forEach(presence -> presence.isToldAsListed = false);
  }

  private void introduce(PeerAddress address) {
    if (!present.containsKey(address) && present.size() < MAX) {
      present.put(address, new Presence());
      journal.append(
          new JournalEvent.NodeStarted(
              names.of(address), address, new ActorId(address.toString(), 0), empty, true));
    }
  }

  /// Links a node of ours with a stranger who is present, if it was not before.
  synchronized void attach(String own, PeerAddress stranger) {
    var presence = present.get(stranger);
    if (presence != null && presence.neighbours.add(own)) {
      var link = new Link(own, names.of(stranger));
      journal.append(new JournalEvent.LinkFaultsChanged(link, LinkFaults.NONE));
      journal.append(new JournalEvent.LinkFaultsChanged(link.reversed(), LinkFaults.NONE));
      meetings.add(new Meeting(own, stranger));
      onMeeting.run();
    }
  }

  /// The links made since this was asked last.
  synchronized List<Meeting> takeMeetings() {
    var taken = List.copyOf(meetings);
    meetings.clear();
    return taken;
  }

  /// A node of ours is gone for good.
  synchronized void forgetOwn(String own) {
    present.values().forEach(presence -> presence.neighbours.remove(own));
    meetings.removeIf(meeting -> meeting.own().equals(own));
  }

  /// Whether this node was introduced.
  synchronized boolean isPresent(PeerAddress address) {
    return present.containsKey(address);
  }

  /// Where the foreign node of this name listens; empty if there is none.
  synchronized Optional<PeerAddress> address(String name) {
    return present.keySet().stream().filter(address -> names.of(address).equals(name)).findAny();
  }

  /// Those on the discovery server's list.
  synchronized List<PeerAddress> listed() {
    return present.entrySet().stream()
        .filter(entry -> entry.getValue().isListed)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The foreign nodes linked with one of ours.
  synchronized List<PeerAddress> neighbours(String own) {
    return present.entrySet().stream()
        .filter(entry -> entry.getValue().neighbours.contains(own))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Every link with a foreign node, both directions of each.
  synchronized Set<Link> links() {
    var links = new LinkedHashSet<Link>();
    present.forEach(
        (address, presence) ->
            presence.neighbours.forEach(
                own -> {
                  var link = new Link(own, names.of(address));
                  links.add(link);
                  links.add(link.reversed());
                }));
    return links;
  }

  /// Takes leave of those who have gone; called every now and then.
  ///
  /// @param isCut whether we hear nothing on this link because it is cut. Who is cut off can't be
  ///   told from who is gone, so such a node stays, unless it was on the list and is no more
  synchronized List<Departure> sayGoodbye(long realNanos, Predicate<Link> isCut) {
    var gone = new ArrayList<Departure>();
    present.forEach(
        (address, presence) -> {
          if (isGone(address, presence, realNanos, isCut)) {
            gone.add(new Departure(address, Set.copyOf(presence.neighbours)));
          }
        });
    for (var departure : gone) {
      present.remove(departure.stranger());
      meetings.removeIf(meeting -> meeting.stranger().equals(departure.stranger()));
      journal.append(new JournalEvent.NodeRemoved(names.of(departure.stranger())));
    }
    return gone;
  }

  private boolean isGone(
      PeerAddress address, Presence presence, long realNanos, Predicate<Link> isCut) {
    return !presence.isListed
        && presence.connections.isEmpty()
        && realNanos - presence.lastSeenNanos > ABSENCE_NANOS
        && (presence.wasListed
            || presence.neighbours.stream()
                .noneMatch(own -> isCut.test(new Link(names.of(address), own))));
  }
}
