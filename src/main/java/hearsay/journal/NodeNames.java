package hearsay.journal;

import hearsay.crdt.Tally;
import java.util.Comparator;

/// How nodes, links and tallies are ordered and written.
final class NodeNames {
  /// n2 before n10.
  static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /// By the first name, then by the second.
  static final Comparator<Link> LINK_ORDER =
      Comparator.comparing(Link::from, ORDER).thenComparing(Link::to, ORDER);

  private NodeNames() {}

  /// Both directions of a link: "n1–n4".
  static String undirected(Link link) {
    return ORDER.compare(link.from(), link.to()) <= 0
        ? link.from() + "–" + link.to()
        : link.to() + "–" + link.from();
  }

  /// "+3", "−1", "+3 −1"; "0" for nothing.
  static String signed(Tally tally) {
    var plus = tally.increments() == 0 ? "" : "+" + tally.increments();
    var minus = tally.decrements() == 0 ? "" : "−" + tally.decrements();
    var both = plus.isEmpty() || minus.isEmpty() ? plus + minus : plus + " " + minus;
    return both.isEmpty() ? "0" : both;
  }
}
