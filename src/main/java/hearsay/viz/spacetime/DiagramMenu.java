package hearsay.viz.spacetime;

import hearsay.journal.JournalEvent;
import hearsay.journal.trace.CarriedOperation;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.util.OptionalLong;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be asked of one thing in the diagram.
final class DiagramMenu {
  private final LabViewModel model;

  DiagramMenu(LabViewModel model) {
    this.model = model;
  }

  ContextMenu of(DiagramHits.Hit hit) {
    var position = hit.position();
    var source = model.timeline().journal();
    var isKept = position >= source.begin() && position < source.end();
    var operation = operation(hit);
    return new ContextMenu(
        item("Go to this moment", isKept, () -> goTo(position)),
        item("Past and future of this", isKept, () -> model.insight().showCausality(position)),
        item(
            "Trace this rumour",
            operation.isPresent(),
            () -> operation.ifPresent(model.insight()::trace)),
        new SeparatorMenuItem(),
        item("Lights off", true, model.insight()::lightsOff));
  }

  /// The operation that was hit, or the one that the arrow hit carried.
  private OptionalLong operation(DiagramHits.Hit hit) {
    var source = model.timeline().journal();
    return switch (hit.selection()) {
      case Selection.Frame frame -> CarriedOperation.of(source, frame.sentPosition());
      case Selection.Event(var position) ->
          position >= source.begin()
                  && position < source.end()
                  && source.entry(position).event() instanceof JournalEvent.OperationsApplied
              ? OptionalLong.of(position)
              : OptionalLong.empty();
      case Selection.None _, Selection.Node _, Selection.Direction _ -> OptionalLong.empty();
    };
  }

  /// Shows the entry at this position as it has just happened, if it is still kept.
  void goTo(long position) {
    var source = model.timeline().journal();
    if (position >= source.begin() && position < source.end()) {
      model.timeline().seekTo(source.entry(position));
    }
  }

  private static MenuItem item(String words, boolean isPossible, Runnable action) {
    var item = new MenuItem(words);
    item.setDisable(!isPossible);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
