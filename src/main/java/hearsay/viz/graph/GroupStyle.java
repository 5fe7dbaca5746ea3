package hearsay.viz.graph;

import java.util.List;

/// How a group is told from the others: by letter, colour and pattern, never by colour alone.
final class GroupStyle {
  /// As many Okabe–Ito colours as stay apart from ink, links and cuts; then they come again with
  /// other letters.
  static final int COLOURS = 6;

  private static final List<List<Double>> DASHES =
      List.of(
          List.of(),
          List.of(9.0, 6.0),
          List.of(2.0, 5.0),
          List.of(14.0, 5.0, 2.0, 5.0),
          List.of(18.0, 8.0),
          List.of(4.0, 4.0));

  private GroupStyle() {}

  static String styleClass(int group) {
    return "group-" + group % COLOURS;
  }

  /// The dashes of its border and stripe; empty for a solid line.
  static List<Double> dashes(int group) {
    return DASHES.get(group % DASHES.size());
  }
}
