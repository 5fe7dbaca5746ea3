package hearsay.viz.chart;

import hearsay.journal.NodeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The names beside the ends of the lines: nodes that show the same share one.
///
/// @param y of the middle
record EndLabel(String text, double y, boolean isStrong) {
  /// More names beside one line are counted.
  private static final int MAX_NAMES = 3;

  /// Nodes that end on the same value.
  private record Group(double value, List<String> nodes) {}

  /// As many labels as there is room for, none upon another; those of most nodes first.
  ///
  /// @param nodes those that have a value at the end, in order
  /// @param values theirs, in the same order
  /// @param strong the node that is highlighted, or empty
  static List<EndLabel> of(
      List<String> nodes, List<Double> values, String strong, ValueAxis axis, double em) {
    var byValue = new TreeMap<Double, List<String>>(Comparator.reverseOrder());
    for (int i = 0; i < nodes.size(); i++) {
      byValue.computeIfAbsent(values.get(i), _ -> new ArrayList<>()).add(nodes.get(i));
    }
    double height = 1.25 * em;
    int room = Math.max(1, (int) (axis.area().height() / height) + 1);
    var groups =
        byValue.entrySet().stream()
            .map(entry -> new Group(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparing((Group group) -> !group.nodes().contains(strong))
                    .thenComparingInt(group -> -group.nodes().size()))
            .limit(room)
            .sorted(Comparator.comparingDouble((Group group) -> -group.value()))
            .toList();
    var labels = new ArrayList<EndLabel>();
    for (var group : groups) {
      var text = text(group, nodes.size(), strong);
      labels.add(new EndLabel(text, axis.y(group.value()), group.nodes().contains(strong)));
    }
    return spread(labels, height, axis.area());
  }

  private static String text(Group group, int all, String strong) {
    int count = group.nodes().size();
    var who =
        count == all && count > 1
            ? "all " + count
            : count <= MAX_NAMES
                ? NodeNames.list(group.nodes())
                : group.nodes().contains(strong)
                    ? strong + " and " + (count - 1)
                    : count + " nodes";
    return who + ": " + ValueAxis.words(group.value());
  }

  /// From top to bottom each at least a line below the one before, and all within the area.
  private static List<EndLabel> spread(List<EndLabel> labels, double height, Area area) {
    var ys = new double[labels.size()];
    for (int i = 0; i < ys.length; i++) {
      double wanted = labels.get(i).y();
      ys[i] = i == 0 ? wanted : Math.max(wanted, ys[i - 1] + height);
    }
    double floor = area.bottom();
    for (int i = ys.length - 1; i >= 0; i--) {
      ys[i] = Math.min(ys[i], floor);
      floor = ys[i] - height;
    }
    var spread = new ArrayList<EndLabel>();
    for (int i = 0; i < ys.length; i++) {
      spread.add(new EndLabel(labels.get(i).text(), ys[i], labels.get(i).isStrong()));
    }
    return spread;
  }
}
