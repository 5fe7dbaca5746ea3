package hearsay.journal;

import hearsay.crdt.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// How nodes, links and tallies are ordered and written for people, everywhere alike.
public final class NodeNames {
  /// n2 before n10, and the addresses of foreign nodes, which are longer, after both.
  public static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /// By the first name, then by the second.
  static final Comparator<Link> LINK_ORDER =
      Comparator.comparing(Link::from, ORDER).thenComparing(Link::to, ORDER);

  /// More names than this are not read but counted.
  private static final int MAX_LISTED = 6;

  /// What one line has room for; a link is two names.
  private static final int MAX_LISTED_LINKS = 4;

  private NodeNames() {}

  /// All of them, in [#ORDER].
  public static List<String> sorted(Iterable<String> names) {
    var sorted = new ArrayList<String>();
    names.forEach(sorted::add);
    sorted.sort(ORDER);
    return sorted;
  }

  /// In [#ORDER]: "n1, n2, n3", or "n1, n2, n3, n4, n5 and 95 more".
  public static String list(Iterable<String> names) {
    var sorted = sorted(names);
    if (sorted.size() <= MAX_LISTED) {
      return String.join(", ", sorted);
    }
    int shown = MAX_LISTED - 1;
    return String.join(", ", sorted.subList(0, shown))
        + " and "
        + (sorted.size() - shown)
        + " more";
  }

  /// Both directions of each, in the order given: "n1–n4, n2–n5", or "n1–n4, n1–n5, n1–n6, n1–n7
  /// and 2 more".
  public static String links(Collection<Link> links) {
    var some =
        links.stream()
            .limit(MAX_LISTED_LINKS)
            .map(NodeNames::undirected)
            .collect(Collectors.joining(", "));
    int more = links.size() - MAX_LISTED_LINKS;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  /// Both directions of a link: "n1–n4".
  public static String undirected(Link link) {
    return ORDER.compare(link.from(), link.to()) <= 0
        ? link.from() + "–" + link.to()
        : link.to() + "–" + link.from();
  }

  /// "+3", "−1", "+3 −1"; "0" for nothing.
  public static String signed(Tally tally) {
    var plus = tally.increments() == 0 ? "" : "+" + tally.increments();
    var minus = tally.decrements() == 0 ? "" : "−" + tally.decrements();
    var both = plus.isEmpty() || minus.isEmpty() ? plus + minus : plus + " " + minus;
    return both.isEmpty() ? "0" : both;
  }
}
