package hearsay.viz.spacetime;

import hearsay.journal.JournalEvent;
import hearsay.journal.trace.EventWords;
import hearsay.viz.Selection;
import hearsay.viz.Timeline;
import javafx.scene.control.Label;

/// What lies under the mouse, in words, beside it.
final class DiagramTip extends Label {
  private static final double ASIDE = 14;

  DiagramTip() {
    getStyleClass().add("diagram-tip");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /// @param x of the mouse, @param y likewise; the words stay within the width and height
  void show(String words, double x, double y, double width, double height) {
    setText(words);
    applyCss();
    autosize();
    var isLeft = x + ASIDE + getWidth() > width;
    relocate(
        Math.max(0, isLeft ? x - ASIDE - getWidth() : x + ASIDE),
        Math.clamp(y - getHeight() - 6, 0, Math.max(0, height - getHeight())));
    setVisible(!words.isEmpty());
  }

  void hide() {
    setVisible(false);
  }

  /// What a thing in the diagram is; empty if the journal forgot it.
  static String words(Timeline timeline, DiagramHits.Hit hit) {
    if (hit.selection() instanceof Selection.Node(var name)) {
      return name;
    }
    var journal = timeline.journal();
    if (hit.position() < journal.begin() || hit.position() >= journal.end()) {
      return "";
    }
    var entry = journal.entry(hit.position());
    var isOnItsWay =
        hit.selection() instanceof Selection.Frame
            && entry.event() instanceof JournalEvent.FrameSent;
    return EventWords.line(entry.event())
        + (isOnItsWay ? ", and has not been heard of since" : "")
        + " · "
        + timeline.timeText(entry.wallMillis());
  }
}
