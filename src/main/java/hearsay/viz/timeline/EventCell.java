package hearsay.viz.timeline;

import hearsay.journal.JournalEntry;
import hearsay.journal.trace.EventWords;
import hearsay.viz.Timeline;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One event as a row: when, its kind, what.
final class EventCell extends ListCell<JournalEntry> {
  private final Timeline timeline;
  private final Label time = label("event-time");
  private final Label position = label("event-position");
  private final Label kind = label("event-kind");
  private final Label words = label("event-words");
  private final HBox row = new HBox(time, position, kind, words);

  EventCell(Timeline timeline) {
    this.timeline = timeline;
    row.getStyleClass().add("event-row");
    // As wide as the list: what is longer ends in dots.
    setPrefWidth(0);
  }

  private static Label label(String styleClass) {
    var label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  @Override
  protected void updateItem(@Nullable JournalEntry entry, boolean isEmpty) {
    super.updateItem(entry, isEmpty);
    if (isEmpty || entry == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    time.setText(timeline.timeText(entry.wallMillis()));
    position.setText("%,d".formatted(entry.position()));
    kind.setText(EventWords.kind(entry.event()).name().toLowerCase(Locale.ROOT));
    words.setText(EventWords.line(entry.event()));
    setGraphic(row);
    setAccessibleText(time.getText() + ", " + words.getText());
  }
}
