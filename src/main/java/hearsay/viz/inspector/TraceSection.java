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

  /// @param context who hears later than its moment is not named yet
  static Section of(Rumour rumour, Context context) {
    var origin = rumour.heard().get(rumour.origin());
    var start = origin == null ? 0 : millis(origin, context);
    var rows = new ArrayList<Row>();
    rumour.heard().entrySet().stream()
        .filter(heard -> heard.getValue().position() < context.end())
        .sorted(ORDER)
        .limit(Section.MAX_ROWS)
        .map(heard -> row(heard.getKey(), heard.getValue(), start, context))
        .forEach(rows::add);
    return Section.of("Trace of " + rumour.words(), Column.TRACE, rows);
  }

  private static Row row(String node, Rumour.Heard heard, long startMillis, Context context) {
    return new Row.Cells(
        List.of(
            Cell.quiet("hop " + heard.hop()),
            Cell.of(node),
            Cell.of(when(heard, startMillis, context)),
            Cell.quiet(by(heard, context.journal()))),
        Row.Highlight.NONE,
        new Selection.Event(heard.position()));
  }

  /// At the origin when it was, elsewhere how much later: frames of one hop differ by little.
  private static String when(Rumour.Heard heard, long startMillis, Context context) {
    var millis = millis(heard, context);
    return heard.hop() == 0
        ? context.moments().text(millis)
        : "+" + Figures.span((millis - startMillis) * 1_000_000);
  }

  private static long millis(Rumour.Heard heard, Context context) {
    var entry = context.journal().read(heard.position(), 1);
    return entry.isEmpty() ? 0 : entry.getFirst().wallMillis();
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
