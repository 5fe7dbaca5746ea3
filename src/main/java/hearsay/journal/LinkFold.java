package hearsay.journal;

import hearsay.fault.LinkFaults;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What happens to the links. Those among nodes of this process are the topology's. One that ends
/// at a foreign node appears when its faults are first told (none, as a rule), stays whatever the
/// topology, and goes with either node. Events on other links (a frame still under way on one that
/// was just taken out) change nothing.
final class LinkFold {
  private PMap<Link, LinkSnapshot> links;

  LinkFold(PMap<Link, LinkSnapshot> links) {
    this.links = links;
  }

  PMap<Link, LinkSnapshot> links() {
    return links;
  }

  @Nullable LinkSnapshot get(Link link) {
    return links.get(link);
  }

  /// Just these links and those with foreign nodes exist; those that were there keep their faults
  /// and counts.
  void rewired(Set<Link> now, Predicate<Link> isForeign) {
    var kept = new HashMap<Link, LinkSnapshot>();
    links.values().stream()
        .filter(link -> isForeign.test(link.link()))
        .forEach(link -> kept.put(link.link(), link));
    for (var link : now) {
      var old = links.get(link);
      kept.put(link, old == null ? LinkSnapshot.fresh(link) : old);
    }
    links = HashTreePMap.from(kept);
  }

  void removed(String node) {
    var gone =
        links.keySet().stream()
            .filter(link -> link.from().equals(node) || link.to().equals(node))
            .toList();
    links = links.minusAll(gone);
  }

  /// A foreign node and one of this process are linked, if they were not before.
  void attached(Link link) {
    if (!links.containsKey(link)) {
      links = links.plus(link, LinkSnapshot.fresh(link));
    }
  }

  void faultsChanged(Link link, LinkFaults faults) {
    update(link, old -> old.withFaults(faults));
  }

  void sent(Link link, long connection, int bytes) {
    update(link, old -> old.sent(connection, bytes));
  }

  /// @param flight as which it was under way, null if that is not known
  void delivered(Link link, boolean hasTaught, @Nullable Flight flight, long atNanos) {
    var sentAtNanos = flight == null ? null : (Long) flight.sentAtNanos();
    update(link, old -> old.delivered(hasTaught, sentAtNanos, atNanos));
  }

  void lost(Link link, String reason) {
    update(link, old -> old.lost(reason));
  }

  void opened(JournalEvent.SocketOpened event, long atNanos) {
    var socket = SocketSnapshot.opened(event.connection(), event.localPort(), atNanos);
    update(event.link(), old -> old.opened(socket));
  }

  void closed(Link link, long connection) {
    update(link, old -> old.closed(connection));
  }

  private void update(Link link, UnaryOperator<LinkSnapshot> change) {
    var old = links.get(link);
    if (old != null) {
      links = links.plus(link, change.apply(old));
    }
  }
}
