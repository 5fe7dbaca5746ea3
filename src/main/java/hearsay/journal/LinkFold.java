package hearsay.journal;

import hearsay.fault.LinkFaults;
import java.util.HashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What happens to the links of the topology. Events on other links (a frame still under way on one
/// that was just taken out) change nothing.
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

  /// Just these links exist; those that were there keep their faults and counts.
  void rewired(Set<Link> now) {
    var kept = new HashMap<Link, LinkSnapshot>();
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

  void faultsChanged(Link link, LinkFaults faults) {
    update(link, old -> old.withFaults(faults));
  }

  void sent(Link link, int bytes) {
    update(link, old -> old.sent(bytes));
  }

  void delivered(Link link) {
    update(link, LinkSnapshot::delivered);
  }

  void lost(Link link, String reason) {
    update(link, old -> old.lost(reason));
  }

  void opened(Link link, long connection) {
    update(link, old -> old.opened(connection));
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
