package hearsay.viz.inspector;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import hearsay.journal.trace.Rumour;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The legend to a traced rumour: who heard when, on which hop, by which frame. Pure.
final class TraceSection {
  private static final Comparator<Map.Entry<String, Rumour.Heard>> ORDER =
      Comparator.comparingLong(
              (Map.Entry<String, Rumour.Heard> heard) -> heard.getValue().position())
          .thenComparing(Map.Entry::getKey, NodeNames.ORDER);

  private TraceSection() {}

  static Section of(Rumour rumour, Journal journal) {
    var origin = rumour.heard().get(rumour.origin());
    var start = origin == null ? 0 : origin.atNanos();
    var rows = new ArrayList<Row>();
    rumour.heard().entrySet().stream()
        .sorted(ORDER)
        .limit(Section.MAX_ROWS)
        .map(heard -> row(heard.getKey(), heard.getValue(), start, journal))
        .forEach(rows::add);
    return Section.of("Trace of " + rumour.words(), Column.TRACE, rows);
  }

  private static Row row(String node, Rumour.Heard heard, long startNanos, Journal journal) {
    return new Row.Cells(
        List.of(
            Cell.quiet("hop " + heard.hop()),
            Cell.of(node),
            Cell.of(when(heard, startNanos)),
            Cell.quiet(by(heard, journal))),
        Row.Highlight.NONE,
        new Selection.Event(heard.position()));
  }

  /// At the origin when it was, elsewhere how much later: frames of one hop differ by little.
  private static String when(Rumour.Heard heard, long startNanos) {
    return heard.hop() == 0
        ? Figures.moment(heard.atNanos())
        : "+" + Figures.span(heard.atNanos() - startNanos);
  }

  /// "DELTA from n3".
  private static String by(Rumour.Heard heard, Journal journal) {
    if (heard.hop() == 0) {
      return "own click";
    }
    var isKept = heard.position() >= journal.begin() && heard.position() < journal.end();
    var kind =
        isKept && journal.entry(heard.position()).event() instanceof JournalEvent.FrameDelivered by
            ? by.kind() + " "
            : "";
    return heard.from() == null ? "nobody tells by what" : kind + "from " + heard.from();
  }
}
