package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.NodeSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is said about groups.
final class GroupWords {
  private GroupWords() {}

  static String title(Group group) {
    return "Side " + group.letter();
  }

  /// "3 nodes, all say 9" or, while they differ, "3 nodes, 1 of 3 says 9" with the value of the one
  /// that knows most.
  static String says(ClusterSnapshot snapshot, Group group) {
    var states =
        group.members().stream()
            .flatMap(name -> snapshot.node(name).stream())
            .map(NodeSnapshot::state)
            .toList();
    var count = states.size();
    if (count == 0) {
      return "";
    }
    var front = states.stream().max(Comparator.comparing(state -> state.version())).orElseThrow();
    var holding = states.stream().filter(state -> state.hash().equals(front.hash())).count();
    var value = NumberText.of(front.value());
    if (count == 1) {
      return "1 node, says " + value;
    }
    if (holding == count) {
      return "%d nodes, %s say %s".formatted(count, count == 2 ? "both" : "all", value);
    }
    return "%d nodes, %d of %d %s %s"
        .formatted(count, holding, count, holding == 1 ? "says" : "say", value);
  }

  /// "A hears B, not back", for every such pair.
  static List<String> oneWay(List<Group> groups) {
    var words = new ArrayList<String>();
    for (var group : groups) {
      for (var other : groups) {
        if (group.hears().contains(other.index()) && !other.hears().contains(group.index())) {
          words.add("%s hears %s, not back".formatted(group.letter(), other.letter()));
        }
      }
    }
    return words;
  }
}
