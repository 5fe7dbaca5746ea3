package hearsay.viz.inspector;

import hearsay.journal.Link;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.SocketSnapshot;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The links of one node and the sockets under them, both directions of each.
final class SocketsSection {
  /// The rest of a large cluster's are seen link by link.
  private static final int MAX_ROWS = 40;

  private static final String OPEN = "●";
  private static final String NONE = "○";
  private static final String SEVERED = "//";

  private final Context context;
  private final NodeSnapshot node;

  private SocketsSection(Context context, NodeSnapshot node) {
    this.context = context;
    this.node = node;
  }

  static Section of(Context context, NodeSnapshot node) {
    var sockets = new SocketsSection(context, node);
    var peers =
        context.snapshot().links().keySet().stream()
            .flatMap(link -> otherEnd(link, node.name()))
            .distinct()
            .sorted(Comparator.comparingInt(sockets::rank).thenComparing(NodeNames.ORDER))
            .toList();
    var rows = new ArrayList<Row>();
    peers.forEach(peer -> sockets.add(rows, peer));
    if (rows.isEmpty()) {
      rows.add(Row.words("no links"));
    }
    return Section.of("Sockets", Column.SIGNED, bounded(rows));
  }

  private static List<Row> bounded(List<Row> rows) {
    if (rows.size() <= MAX_ROWS) {
      return rows;
    }
    var some = new ArrayList<>(rows.subList(0, MAX_ROWS));
    some.add(Row.words("and " + (rows.size() - MAX_ROWS) + " more; click a link to see its own"));
    return some;
  }

  private static Stream<String> otherEnd(Link link, String node) {
    if (link.from().equals(node)) {
      return Stream.of(link.to());
    }
    return link.to().equals(node) ? Stream.of(link.from()) : Stream.of();
  }

  /// What carries frames stands first, then what is cut.
  private int rank(String peer) {
    return isSevered(peer) ? 1 : hasSockets(peer) ? 0 : 2;
  }

  private boolean hasSockets(String peer) {
    var out = link(new Link(node.name(), peer));
    var in = link(new Link(peer, node.name()));
    return (out != null && !out.sockets().isEmpty()) || (in != null && !in.sockets().isEmpty());
  }

  private boolean isSevered(String peer) {
    return isSevered(link(new Link(node.name(), peer)))
        && isSevered(link(new Link(peer, node.name())));
  }

  private boolean isEitherSevered(Link out) {
    return isSevered(link(out)) || isSevered(link(out.reversed()));
  }

  private static boolean isSevered(@Nullable LinkSnapshot link) {
    return link != null && link.faults().isSevered();
  }

  private @Nullable LinkSnapshot link(Link link) {
    return context.snapshot().links().get(link);
  }

  private void add(List<Row> rows, String peer) {
    var out = new Link(node.name(), peer);
    if (isSevered(peer)) {
      rows.add(row(SEVERED, Tone.CUT, "↔ " + peer, context.severed(out), out));
      return;
    }
    if (rank(peer) == 2 && !isEitherSevered(out)) {
      rows.add(row(NONE, Tone.QUIET, "↔ " + peer, "no socket", out));
      return;
    }
    addDirection(rows, out, "→ " + peer, peer, "dialled ");
    addDirection(rows, out.reversed(), "← " + peer, node.name(), "accepted ");
  }

  private void addDirection(
      List<Row> rows, Link direction, String name, String listener, String verb) {
    var link = link(direction);
    if (link == null) {
      return;
    }
    if (link.faults().isSevered()) {
      rows.add(row(SEVERED, Tone.CUT, name, context.severed(direction), direction));
      return;
    }
    if (link.sockets().isEmpty()) {
      rows.add(row(NONE, Tone.QUIET, name, "no socket", direction));
    }
    link.sockets().values().stream()
        .sorted(Comparator.comparingLong(SocketSnapshot::connection))
        .forEach(
            socket ->
                rows.add(row(OPEN, Tone.GOOD, name, verb + words(socket, listener), direction)));
  }

  /// ":42917 → :20005 · 1,204 B"; from the dialler's port to the listener's.
  private String words(SocketSnapshot socket, String listener) {
    var at = context.snapshot().nodes().get(listener);
    return ":%d → %s · %s"
        .formatted(
            socket.localPort(),
            at == null ? listener : ":" + at.address().port(),
            Figures.bytes(socket.bytes()));
  }

  private static Row row(String sign, Tone tone, String name, String words, Link link) {
    return new Row.Cells(
        List.of(new Cell(sign, tone), Cell.of(name), Cell.quiet(words)),
        Row.Highlight.NONE,
        new Selection.Direction(link));
  }
}
