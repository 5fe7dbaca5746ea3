package hearsay.viz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How node names are ordered and listed for people: n2 before n10, and a long list cut short.
public final class NodeNames {
  /// Shorter names first, so that numbers sort as numbers.
  public static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /// More names than this are not read but counted.
  private static final int MAX_LISTED = 6;

  private NodeNames() {}

  /// "n1, n2, n3", or "n1, n2, n3, n4, n5 and 95 more".
  public static String list(Iterable<String> names) {
    var sorted = sorted(names);
    if (sorted.size() <= MAX_LISTED) {
      return String.join(", ", sorted);
    }
    var shown = MAX_LISTED - 1;
    return String.join(", ", sorted.subList(0, shown))
        + " and "
        + (sorted.size() - shown)
        + " more";
  }

  /// All of them, in [#ORDER].
  public static List<String> sorted(Iterable<String> names) {
    var sorted = new ArrayList<String>();
    names.forEach(sorted::add);
    sorted.sort(ORDER);
    return sorted;
  }
}
