package hearsay.viz.timeline;

import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.trace.EventWords;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import hearsay.viz.Timeline;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The entries of the journal, narrowed and searched; a click shows the moment of one. Only what is
/// seen is made into rows. Application thread only.
public final class EventList extends VBox {
  /// Rows of one height, so that a long list costs no more than a short one.
  private static final double ROW_EM = 1.75;

  private final LabViewModel model;
  private final Timeline timeline;
  private final EventIndex index = new EventIndex();
  private final EventRows rows = new EventRows(index);
  private final ListView<JournalEntry> list = new ListView<>(rows);
  private final EventFilterBar filters;

  /// A row is being selected because something else was: that is no click.
  private boolean isFollowing;

  private long followed = -1;

  public EventList(LabViewModel model) {
    this.model = model;
    timeline = model.timeline();
    filters = new EventFilterBar(model);
    setId("eventList");
    getStyleClass().add("event-list");
    list.setId("events");
    list.setAccessibleText("Events of the journal");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(any -> new EventCell(timeline));
    list.setPlaceholder(new Label("No such event"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> selected(now));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
    // A row that was selected already is no news to the list, but may be one to the window.
    list.setOnMouseClicked(event -> selected(list.getSelectionModel().getSelectedItem()));
    model
        .appearance()
        .textSize()
        .subscribe(size -> list.setFixedCellSize(Math.rint(ROW_EM * size.doubleValue())));
    setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(filters, list);
    model.insight().selectionProperty().addListener(changed -> follow());
    model.addPulseListener(() -> getScene() != null, this::pulsed);
  }

  private void pulsed(Showing showing) {
    index.narrow(filters.filter());
    var wasAtEnd = isAtEnd();
    var isChanged = quietly(() -> rows.read(timeline.journal()));
    filters.count(rows.size());
    if (showing.isLive()) {
      if (isChanged && wasAtEnd) {
        // The list counts its rows when it is laid out; until then it knows no such row.
        list.layout();
        list.scrollTo(rows.size() - 1);
      }
      followed = -1;
    } else if (followed != showing.snapshot().position()) {
      followed = showing.snapshot().position();
      show(followed - 1);
    }
  }

  /// Reading must not be taken for a click on what comes to lie under the selection.
  private boolean quietly(BooleanSupplier reading) {
    isFollowing = true;
    try {
      return reading.getAsBoolean();
    } finally {
      isFollowing = false;
    }
  }

  /// Whether the last row is seen, or nothing yet, so that the list goes on following what happens.
  private boolean isAtEnd() {
    return !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
        || flow.getLastVisibleCell() == null
        || flow.getLastVisibleCell().getIndex() >= rows.size() - 2;
  }

  private void selected(@Nullable JournalEntry entry) {
    if (entry == null || isFollowing || list.getSelectionModel().getSelectedIndices().size() > 1) {
      return;
    }
    followed = entry.position() + 1;
    model.insight().selectionProperty().set(selection(entry));
    timeline.seekTo(entry);
  }

  private static Selection selection(JournalEntry entry) {
    return entry.event() instanceof JournalEvent.FrameSent sent
        ? new Selection.Frame(sent.frame(), sent.link(), entry.position())
        : new Selection.Event(entry.position());
  }

  private void follow() {
    switch (model.insight().selectionProperty().get()) {
      case Selection.Frame frame -> show(frame.sentPosition());
      case Selection.Event event -> show(event.position());
      case Selection.None _, Selection.Node _, Selection.Direction _ -> {}
    }
  }

  /// Selects the row of an entry, or of the last one before it, and makes sure that it is seen.
  private void show(long position) {
    var row = index.indexAt(position);
    if (row < 0 || row == list.getSelectionModel().getSelectedIndex()) {
      return;
    }
    quietly(
        () -> {
          list.getSelectionModel().clearAndSelect(row);
          list.scrollTo(Math.max(0, row - 1));
          return true;
        });
  }

  private void copy(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      var content = new ClipboardContent();
      content.putString(
          list.getSelectionModel().getSelectedItems().stream()
              .map(this::line)
              .collect(Collectors.joining("\n")));
      Clipboard.getSystemClipboard().setContent(content);
      event.consume();
    }
  }

  private String line(JournalEntry entry) {
    return "%d\t%s\t%s"
        .formatted(
            entry.position(),
            timeline.timeText(entry.wallMillis()),
            EventWords.line(entry.event()));
  }
}
