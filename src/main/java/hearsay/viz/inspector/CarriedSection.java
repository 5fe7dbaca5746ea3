package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.JournalEvent;
import hearsay.protocol.Message;
import hearsay.protocol.Summary;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a message carried, and which of it was news to its receiver: the receiver's state before
/// and after, cell by cell.
final class CarriedSection {
  private final JournalEvent.@Nullable FrameDelivered delivery;
  private final String receiver;

  private CarriedSection(JournalEvent.@Nullable FrameDelivered delivery, String receiver) {
    this.delivery = delivery;
    this.receiver = receiver;
  }

  /// @param delivery empty while it is on its way, or if it was lost
  static Section of(
      Message message, Optional<JournalEvent.FrameDelivered> delivery, String receiver) {
    var carried = new CarriedSection(delivery.orElse(null), receiver);
    return switch (message) {
      case Message.Pull(var state) -> carried.versioned(state);
      case Message.Push(var state) -> carried.versioned(state);
      case Message.Digest(var summary) -> carried.summary(summary);
      case Message.DigestAck(var summary) -> carried.summary(summary);
      case Message.Request request -> carried.entries(request.entries());
      case Message.Delta(var entries) -> carried.entries(entries);
      case Message.State(var entries) -> carried.entries(entries);
      case Message.Prune(var actors) -> actors(actors);
      case Message.Graft(var actors) -> actors(actors);
    };
  }

  private Section entries(PnCounter entries) {
    var rows = new ArrayList<Row>();
    entries.forEach((actor, tally) -> rows.add(entry(actor, tally)));
    if (rows.isEmpty()) {
      rows.add(Row.words("no entries"));
    }
    return Section.of("Carried, and what " + receiver + " learnt", Column.VECTOR, rows);
  }

  private Row entry(ActorId actor, Tally tally) {
    var isLearnt = isLearnt(actor);
    var cells =
        List.of(
            Cell.of(actor.name()),
            Cell.of(Figures.plus(tally.increments())),
            Cell.quiet(Figures.minus(tally.decrements())),
            Cell.quiet(learnt(actor, isLearnt)));
    var highlight = isLearnt ? Row.Highlight.CHANGED : Row.Highlight.NONE;
    return new Row.Cells(cells, highlight, Selection.NONE);
  }

  private boolean isLearnt(ActorId actor) {
    return delivery != null
        && delivery.before() instanceof PnCounter before
        && delivery.after() instanceof PnCounter after
        && !before.tally(actor).equals(after.tally(actor));
  }

  private String learnt(ActorId actor, boolean isLearnt) {
    if (delivery == null || !(delivery.before() instanceof PnCounter before)) {
      return "";
    }
    var had = before.tally(actor);
    if (!isLearnt) {
      return "knew it";
    }
    return had.equals(Tally.ZERO) ? "learnt, was new" : "learnt, had " + Figures.tally(had);
  }

  private Section versioned(VersionedCounter state) {
    var rows = new ArrayList<Row>();
    rows.add(Row.fact("version", state.version().toString()));
    rows.add(Row.fact("counter", state.value().toString()));
    if (delivery != null) {
      rows.add(Row.fact(receiver + " had", delivery.before().toString()));
      var isAdopted = !delivery.after().equals(delivery.before());
      rows.add(Row.fact("so it", isAdopted ? "adopted it whole" : "kept its own"));
    }
    return Section.of("Carried, and what " + receiver + " did", Column.FACTS, rows);
  }

  private Section summary(Summary summary) {
    var rows = new ArrayList<Row>();
    rows.add(Row.fact("counts as", Figures.actor(summary.actor())));
    rows.add(Row.fact("value", Figures.number(summary.value())));
    rows.add(Row.fact("version", summary.version().toString()));
    if (delivery != null) {
      var isEqual = delivery.before().hash().equals(summary.hash());
      rows.add(Row.fact(receiver, isEqual ? "held the same" : "held another state"));
    }
    return Section.of("Carried", Column.FACTS, rows);
  }

  private static Section actors(List<ActorId> actors) {
    var rows = new ArrayList<Row>();
    actors.forEach(actor -> rows.add(Row.cells(Cell.of(Figures.actor(actor)))));
    return Section.of("Carried", Column.WHOLE, rows);
  }
}
