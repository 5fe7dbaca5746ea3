package hearsay.viz;

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
    add(Notice.advising("The new nodes could not be started: " + reason, "The old ones go on. Try fewer nodes."));
  }

  void clear() {
    shown.clear();
  }
}
