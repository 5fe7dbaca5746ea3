package hearsay.viz.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The order in which people count nodes: n2 before n10, foreign addresses after those.
final class NodeOrder {
  private static final Comparator<String> COUNTING =
      Comparator.comparing(NodeOrder::stem)
          .thenComparingInt(name -> name.length() - stem(name).length())
          .thenComparing(Comparator.naturalOrder());

  private NodeOrder() {}

  static List<String> sorted(Collection<String> names) {
    return names.stream().sorted(COUNTING).toList();
  }

  /// The name without the digits at its end.
  private static String stem(String name) {
    var length = name.length();
    while (length > 0 && Character.isDigit(name.charAt(length - 1))) {
      length--;
    }
    return name.substring(0, length);
  }
}
