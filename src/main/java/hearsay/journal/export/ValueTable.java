package hearsay.journal.export;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The value of each node over time as CSV (RFC 4180): a header, a row for the beginning and one
/// for every position at which a value is another. Columns are cluster time in seconds, the
/// position, and each node that is there at any time. A cell is empty while its node is not there,
/// is crashed or has not spoken yet.
final class ValueTable {
  private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");
  private static final int NANO_DIGITS = 9;

  private final List<String> names;
  private final Appendable out;
  private List<String> shown = List.of();
  private ClusterSnapshot snapshot;

  private ValueTable(List<String> names, ClusterSnapshot start, Appendable out) {
    this.names = names;
    this.snapshot = start;
    this.out = out;
  }

  static void write(Window window, Appendable out) throws IOException {
    var start = window.start();
    var table = new ValueTable(names(window, start), start, out);
    table.header();
    table.row();
    window.forEach(
        entry -> {
          var before = table.snapshot;
          table.snapshot = before.with(entry);
          if (table.snapshot.nodes() != before.nodes()) {
            table.row();
          }
        });
  }

  private static List<String> names(Window window, ClusterSnapshot start) throws IOException {
    var names = new TreeSet<>(NodeNames.ORDER);
    names.addAll(start.nodes().keySet());
    new Window(window.journal(), window.from(), window.to(), part -> {})
        .forEach(
            entry -> {
              if (entry.event() instanceof JournalEvent.NodeStarted started) {
                names.add(started.node());
              }
            });
    return List.copyOf(names);
  }

  private void header() throws IOException {
    var cells = new ArrayList<>(List.of("seconds", "position"));
    cells.addAll(names);
    line(cells);
  }

  /// A row, unless it says what the last one said.
  private void row() throws IOException {
    var values = names.stream().map(this::value).toList();
    if (!values.equals(shown)) {
      shown = values;
      var cells = new ArrayList<String>();
      cells.add(BigDecimal.valueOf(snapshot.atNanos(), NANO_DIGITS).toPlainString());
      cells.add(Long.toString(snapshot.position()));
      cells.addAll(values);
      line(cells);
    }
  }

  private String value(String name) {
    return snapshot
        .node(name)
        .filter(node -> node.lifecycle() != NodeSnapshot.Lifecycle.CRASHED && node.hasSpoken())
        .map(node -> node.shownValue().toString())
        .orElse("");
  }

  private void line(List<String> cells) throws IOException {
    var line = new StringBuilder();
    for (var cell : cells) {
      line.append(line.isEmpty() ? "" : ",").append(quoted(cell));
    }
    out.append(line).append("\r\n");
  }

  private static String quoted(String cell) {
    return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
