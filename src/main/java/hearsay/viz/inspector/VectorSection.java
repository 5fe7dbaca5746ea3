package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A state vector, row by row: which rows changed last, and which are behind what that actor's node
/// itself says.
final class VectorSection {
  /// The entries of one name, whose incarnations are different actors.
  private static final class Entries extends TreeMap<ActorId, Tally> {
    private static final long serialVersionUID = 1;
  }

  private final ClusterSnapshot snapshot;
  private final String owner;
  private final @Nullable Change last;
  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder copy = new StringBuilder("actor\tincrements\tdecrements\n");

  private VectorSection(ClusterSnapshot snapshot, String owner, @Nullable Change last) {
    this.snapshot = snapshot;
    this.owner = owner;
    this.last = last;
  }

  /// @param owner the node that holds this state
  /// @param last how it last changed, null if it never did, or nobody knows
  static Section of(
      ClusterSnapshot snapshot, String owner, PnCounter state, @Nullable Change last) {
    var section = new VectorSection(snapshot, owner, last);
    section.byName(state).forEach(section::addName);
    if (section.rows.isEmpty()) {
      section.rows.add(Row.words("empty: it has heard of no operation"));
    }
    section.rows.add(sum(state));
    return new Section("State vector", section.copy.toString(), Column.VECTOR, section.rows);
  }

  /// "value 9 = 9 − 0 · version 9 operations heard": the version counts them.
  private static Row sum(PnCounter state) {
    var decrements = state.version().subtract(state.value()).shiftRight(1);
    var increments = state.version().subtract(decrements);
    return Row.words(
        "value %s = %s − %s · version %s operations heard"
            .formatted(Figures.number(state.value()), increments, decrements, state.version()));
  }

  /// The entries, and those that other nodes have made of which the state says nothing.
  private TreeMap<String, Entries> byName(PnCounter state) {
    var byName = new TreeMap<String, Entries>(NodeNames.ORDER);
    state.forEach((actor, tally) -> put(byName, actor, tally));
    for (var node : snapshot.nodes().values()) {
      if (!own(node, node.actor()).equals(Tally.ZERO)
          && state.tally(node.actor()).equals(Tally.ZERO)) {
        put(byName, node.actor(), Tally.ZERO);
      }
    }
    return byName;
  }

  private static void put(TreeMap<String, Entries> byName, ActorId actor, Tally tally) {
    byName.computeIfAbsent(actor.name(), name -> new Entries()).put(actor, tally);
  }

  private void addName(String name, Entries entries) {
    if (entries.size() == 1) {
      add(name, entries.firstEntry().getKey(), entries.firstEntry().getValue());
      return;
    }
    rows.add(
        Row.cells(
            Cell.strong(name),
            Cell.of(""),
            Cell.of(""),
            Cell.quiet(entries.size() + " incarnations")));
    entries.forEach((actor, tally) -> add(" " + Figures.incarnation(actor), actor, tally));
  }

  private void add(String label, ActorId actor, Tally tally) {
    copy.append("%s\t%d\t%d%n".formatted(actor, tally.increments(), tally.decrements()));
    var behind = behind(actor, tally);
    var changed = changed(actor, tally);
    var cells =
        List.of(
            Cell.of(label),
            Cell.of(Figures.plus(tally.increments())),
            Cell.quiet(Figures.minus(tally.decrements())),
            Cell.quiet(behind.isEmpty() ? changed : behind));
    var highlight =
        !behind.isEmpty()
            ? Row.Highlight.BEHIND
            : changed.isEmpty() ? Row.Highlight.NONE : Row.Highlight.CHANGED;
    rows.add(new Row.Cells(cells, highlight, Selection.NONE));
  }

  /// "n1 itself says 4" if it has counted on since; else empty.
  private String behind(ActorId actor, Tally known) {
    var node = snapshot.nodes().get(actor.name());
    if (node == null || node.name().equals(owner)) {
      return "";
    }
    var own = own(node, actor);
    return known.covers(own)
        ? ""
        : node.name() + " itself " + (node.isRunning() ? "says " : "said ") + words(own, known);
  }

  /// "was 2, own click" if the last change was of this entry; else empty.
  private String changed(ActorId actor, Tally now) {
    if (last == null || !(last.before() instanceof PnCounter before)) {
      return "";
    }
    var old = before.tally(actor);
    if (old.equals(now) || !(last.after() instanceof PnCounter after)) {
      return "";
    }
    // The state shown is what the change left, unless the journal was read past it.
    return after.tally(actor).equals(now)
        ? (old.equals(Tally.ZERO) ? "new" : "was " + words(old, now)) + ", " + last.cause()
        : "";
  }

  private static Tally own(NodeSnapshot node, ActorId actor) {
    return node.state() instanceof PnCounter state ? state.tally(actor) : Tally.ZERO;
  }

  /// A tally beside another one: only the total in which they differ, or both.
  private static String words(Tally tally, Tally beside) {
    if (tally.decrements() == beside.decrements()) {
      return Long.toString(tally.increments());
    }
    return tally.increments() == beside.increments()
        ? Figures.minus(tally.decrements())
        : Figures.tally(tally);
  }
}
