package hearsay.viz;

import hearsay.journal.JournalEvent;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The trouble shown above the verdict, newest last. Application thread only.
public final class Notices {
  /// More would hide the graph; the oldest leaves first.
  static final int MAX_NOTICES = 3;

  private final ObservableList<Notice> shown = FXCollections.observableArrayList();

  Notices() {}

  /// For reading; [#dismiss] takes one away.
  public ObservableList<Notice> shown() {
    return shown;
  }

  public void dismiss(Notice notice) {
    shown.remove(notice);
  }

  /// Shows a notice, unless one with the same text is there.
  void add(Notice notice) {
    if (shown.stream().anyMatch(other -> other.text().equals(notice.text()))) {
      return;
    }
    if (shown.size() == MAX_NOTICES) {
      shown.removeFirst();
    }
    shown.add(notice);
  }

  void failedToStart(String reason) {
    add(
        Notice.advising(
            "The new nodes could not be started: " + reason,
            "The old ones go on. Try fewer nodes."));
  }

  /// Tells of broken bytes; of each node the newest, for a flood of them must not bury the graph.
  void heard(JournalEvent.BytesRejected rejected) {
    var beginning = rejected.node() + " refused broken bytes from ";
    shown.removeIf(notice -> notice.text().startsWith(beginning));
    var more = rejected.count() > 1 ? " (%,d more)".formatted(rejected.count() - 1) : "";
    add(
        Notice.advising(
            beginning + rejected.remote() + more + ": " + rejected.text(),
            "Only that connection was closed. Mend the program that sent them."));
  }

  void clear() {
    shown.clear();
  }
}
