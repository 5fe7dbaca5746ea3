package hearsay.viz.graph;

import java.util.ArrayList;
import java.util.List;

/// Cards in rows: the grid, and the line, which turns at the end of each row as an ox turns the
/// plough.
final class RowsLayout {
  private RowsLayout() {}

  /// As many columns as a square grid has, each row from the left.
  static List<Point> grid(int count, double width, double height) {
    var columns = (int) Math.ceil(Math.sqrt(count));
    return rows(count, columns, width, height, false);
  }

  /// One row if it fits, else the fewest rows that do.
  static List<Point> line(int count, double width, double height, Box cell) {
    var fitting = Math.max(1, (int) (width / cell.width()));
    var rows = (count + fitting - 1) / fitting;
    return rows(count, (count + rows - 1) / rows, width, height, true);
  }

  private static List<Point> rows(
      int count, int columns, double width, double height, boolean isTurning) {
    var rows = (count + columns - 1) / columns;
    var centers = new ArrayList<Point>();
    for (var i = 0; i < count; i++) {
      var row = i / columns;
      var column = isTurning && row % 2 == 1 ? columns - 1 - i % columns : i % columns;
      centers.add(new Point(width * (column + 0.5) / columns, height * (row + 0.5) / rows));
    }
    return centers;
  }
}
