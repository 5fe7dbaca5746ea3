package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Two nodes side by side, and what the one would hold once it has heard all that the other does.
final class Comparison {
  private static final Comparator<ActorId> ORDER =
      Comparator.comparing(ActorId::name, NodeNames.ORDER).thenComparing(Comparator.naturalOrder());

  private Comparison() {}

  static Section of(NodeSnapshot one, NodeSnapshot other) {
    return switch (one.state()) {
      case PnCounter mine when other.state() instanceof PnCounter theirs ->
          merge(one.name(), mine, other.name(), theirs);
      case VersionedCounter mine when other.state() instanceof VersionedCounter theirs ->
          adoption(one.name(), mine, other.name(), theirs);
      case PnCounter _, VersionedCounter _ ->
          Section.of(title(one.name(), other.name()), Row.words("They follow different rules."));
    };
  }

  private static String title(String one, String other) {
    return "Compare " + one + " with " + other;
  }

  /// The pointwise maximum, cell by cell.
  private static Section merge(String one, PnCounter mine, String other, PnCounter theirs) {
    var actors = new TreeSet<>(ORDER);
    mine.forEach((actor, tally) -> actors.add(actor));
    theirs.forEach((actor, tally) -> actors.add(actor));
    var rows = new ArrayList<Row>();
    rows.add(header(one, other));
    var merged = mine.merge(theirs);
    var isNameEnough = actors.stream().map(ActorId::name).distinct().count() == actors.size();
    for (var actor : actors) {
      var label = isNameEnough ? actor.name() : Figures.actor(actor);
      rows.add(row(label, mine.tally(actor), theirs.tally(actor)));
    }
    rows.add(Row.words(verdict(one, mine, other, theirs, merged)));
    return Section.of(title(one, other), Column.MERGE, rows);
  }

  private static Row header(String one, String other) {
    return Row.cells(
        Cell.quiet(""),
        Cell.quiet(one),
        Cell.quiet(""),
        Cell.quiet(""),
        Cell.quiet(other),
        Cell.quiet(""),
        Cell.quiet("max"),
        Cell.quiet(""));
  }

  private static Row row(String label, Tally mine, Tally theirs) {
    var max = mine.max(theirs);
    var cells =
        List.of(
            Cell.of(label),
            cell(Figures.plus(mine.increments()), mine.increments() > theirs.increments()),
            cell(Figures.minus(mine.decrements()), mine.decrements() > theirs.decrements()),
            Cell.quiet(winner(mine, theirs)),
            cell(Figures.plus(theirs.increments()), theirs.increments() > mine.increments()),
            cell(Figures.minus(theirs.decrements()), theirs.decrements() > mine.decrements()),
            Cell.strong(Figures.plus(max.increments())),
            Cell.strong(Figures.minus(max.decrements())));
    var highlight = mine.equals(theirs) ? Row.Highlight.NONE : Row.Highlight.CHANGED;
    return new Row.Cells(cells, highlight, Selection.NONE);
  }

  /// A cell that wins stands out.
  private static Cell cell(String text, boolean isWinner) {
    return isWinner ? Cell.strong(text) : Cell.quiet(text);
  }

  private static String winner(Tally mine, Tally theirs) {
    if (mine.equals(theirs)) {
      return "=";
    }
    return mine.covers(theirs) ? "◀" : theirs.covers(mine) ? "▶" : "◀▶";
  }

  private static String verdict(
      String one, PnCounter mine, String other, PnCounter theirs, PnCounter merged) {
    if (mine.equals(theirs)) {
      return "Equal: a merge changes neither.";
    }
    var result = "merged, both say " + Figures.number(merged.value()) + ".";
    if (mine.covers(theirs)) {
      return one + " holds all of " + other + "; " + result;
    }
    return theirs.covers(mine)
        ? other + " holds all of " + one + "; " + result
        : "Each knows what the other lacks; " + result;
  }

  private static Section adoption(
      String one, VersionedCounter mine, String other, VersionedCounter theirs) {
    var rows =
        List.of(
            Row.cells(Cell.quiet(""), Cell.quiet(one), Cell.quiet(other)),
            sides("version", mine.version().toString(), theirs.version().toString()),
            sides("counter", mine.value().toString(), theirs.value().toString()),
            Row.words(adopted(one, mine, other, theirs)));
    return Section.of(title(one, other), Column.BOTH_WAYS, rows);
  }

  private static Row sides(String what, String mine, String theirs) {
    return Row.cells(Cell.quiet(what), Cell.of(mine), Cell.of(theirs));
  }

  private static String adopted(
      String one, VersionedCounter mine, String other, VersionedCounter theirs) {
    if (mine.adopts(theirs)) {
      return takesOver(one, mine, other, theirs);
    }
    if (theirs.adopts(mine)) {
      return takesOver(other, theirs, one, mine);
    }
    return mine.equals(theirs)
        ? "Equal: neither would change."
        : "Same version, other counter: neither ever adopts the other's.";
  }

  private static String takesOver(
      String loser, VersionedCounter old, String winner, VersionedCounter adopted) {
    return "%s would adopt v%s of %s whole and say %s; its own %s is gone."
        .formatted(loser, adopted.version(), winner, adopted.value(), old.value());
  }
}
