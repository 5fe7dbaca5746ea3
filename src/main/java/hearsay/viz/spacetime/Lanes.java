package hearsay.viz.spacetime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes' lines from top to bottom. Many nodes lie close together; more than fit, or drawn
/// apart on demand, are scrolled.
///
/// @param pitch pixels from line to line
/// @param scroll how many pixels of the lines lie above the plot
record Lanes(
    List<String> nodes, Map<String, Integer> rows, double top, double pitch, double scroll) {
  /// Lines any closer would be an area.
  private static final double CLOSEST = 1.5;

  /// Lines any farther apart don't belong together.
  private static final double FARTHEST_EM = 8;

  /// Closer lines would lose too much of the room.
  private static final double CRISP = 8;

  /// @param apart how many times as far apart as would fit, 1 or more
  /// @param scroll wanted; kept within what there is
  static Lanes of(List<String> nodes, Plot plot, double apart, double scroll) {
    var room = plot.bottom() - plot.top();
    var fitting = room / Math.max(1, nodes.size());
    var pitch =
        crisp(Math.clamp(fitting * apart, CLOSEST, Math.max(CLOSEST, FARTHEST_EM * plot.em())));
    var rows = new HashMap<String, Integer>();
    nodes.forEach(node -> rows.put(node, rows.size()));
    var hidden = Math.max(0, pitch * nodes.size() - room);
    return new Lanes(
        List.copyOf(nodes), Map.copyOf(rows), plot.top(), pitch, Math.clamp(scroll, 0, hidden));
  }

  /// Lines some way apart lie on whole pixels each: next to each other, sharp and blurred ones look
  /// like thin and thick ones.
  private static double crisp(double pitch) {
    return pitch < CRISP ? pitch : 2 * Math.floor(pitch / 2);
  }

  double y(int row) {
    return top + (row + 0.5) * pitch - scroll;
  }

  /// The line of a node; -1 if it has none.
  int row(String node) {
    return rows.getOrDefault(node, -1);
  }

  /// The row at a height; -1 if none is there.
  int rowAt(double y) {
    var row = (int) Math.floor((y - top + scroll) / pitch);
    return row >= 0 && row < nodes.size() ? row : -1;
  }
}
