package hearsay.viz.spacetime;

import hearsay.journal.JournalEvent;
import hearsay.viz.LabViewModel;
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
    var isOperation =
        isKept && source.entry(position).event() instanceof JournalEvent.OperationsApplied;
    return new ContextMenu(
        item("Go to this moment", isKept, () -> goTo(position)),
        item("Past and future of this", isKept, () -> model.insight().showCausality(position)),
        item(
            "Trace this rumour",
            isOperation,
            () -> model.insight().trace(position, model.timeline().positionProperty().get())),
        new SeparatorMenuItem(),
        item("Lights off", true, model.insight()::lightsOff));
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
