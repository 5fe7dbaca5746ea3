package hearsay.viz.inspector;

import java.util.ArrayList;
import java.util.List;

/// Rows below a title.
///
/// @param title may be empty
/// @param copy all of it as text, for the clipboard; empty if there is nothing to copy
/// @param columns of its [Row.Cells]
/// @param rows at most [#MAX_ROWS] and one that counts those left out
record Section(String title, String copy, List<Column> columns, List<Row> rows) {
  /// More rows are not read, but would be laid out; what can be copied is complete.
  static final int MAX_ROWS = 200;

  Section {
    columns = List.copyOf(columns);
    rows = bounded(rows);
  }

  static Section of(String title, List<Column> columns, List<Row> rows) {
    return new Section(title, "", columns, rows);
  }

  /// Sentences.
  static Section of(String title, Row... rows) {
    return of(title, Column.FACTS, List.of(rows));
  }

  private static List<Row> bounded(List<Row> rows) {
    if (rows.size() <= MAX_ROWS) {
      return List.copyOf(rows);
    }
    var some = new ArrayList<>(rows.subList(0, MAX_ROWS));
    some.add(Row.words("and " + (rows.size() - MAX_ROWS) + " more"));
    return List.copyOf(some);
  }
}
