package hearsay.viz.timeline;

import hearsay.journal.Bookmark;
import hearsay.journal.trace.EventWords;
import hearsay.viz.LabViewModel;
import hearsay.viz.Showing;
import hearsay.viz.Timeline;
import hearsay.viz.timeline.ScrubberPainter.Colors;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The kept history as a line in real time: what happened on it as marks, the moment shown as a
/// playhead to be dragged. Painted only when something moved by a pixel. Application thread only.
final class Scrubber extends Region {
  private static final double SIDE = 14;

  /// Of the text's size; labels may be smaller than what is read all the time.
  private static final double SMALL = 0.82;

  private final LabViewModel model;
  private final Timeline timeline;
  private final Canvas canvas = new Canvas();
  private final Label hint = new Label();
  private final Marks marks = new Marks();
  private Axis axis = Axis.of(0, 1, 0, 1);
  private long beginMillis;
  private long endMillis;
  private long shownMillis;
  private String painted = "";
  private double em = 12;
  private boolean isGrabbed;

  Scrubber(LabViewModel model) {
    this.model = model;
    timeline = model.timeline();
    setId("scrubber");
    getStyleClass().add("scrubber");
    hint.setId("scrubberHint");
    hint.getStyleClass().add("scrubber-hint");
    hint.setManaged(false);
    hint.setVisible(false);
    hint.setMouseTransparent(true);
    // The hint reaches over what lies above: only the canvas is to be hit.
    setPickOnBounds(false);
    getChildren().addAll(canvas, hint);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleHelp("Drag, or Left and Right, to look at the past");
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> isGrabbed = false);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hint.setVisible(false));
    addEventHandler(KeyEvent.KEY_PRESSED, this::step);
    focusedProperty().addListener(changed -> repaint());
    model.appearance().darkProperty().addListener(changed -> repaint());
    timeline.bookmarks().addListener((ListChangeListener<Bookmark>) changed -> repaint());
  }

  /// @param textSize pixels of plain text
  void fit(double textSize) {
    em = Math.rint(textSize * SMALL);
    repaint();
    requestLayout();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(em * ScrubberPainter.HEIGHT_EM);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    repaint();
    paint();
  }

  void pulsed(Showing showing) {
    if (marks.read(timeline.journal())) {
      repaint();
    }
    beginMillis = millis(timeline.beginProperty().get());
    endMillis =
        showing.isLive()
            ? showing.wallNanos() / 1_000_000
            : Math.max(beginMillis, millis(timeline.endProperty().get() - 1));
    shownMillis =
        showing.isLive()
            ? endMillis
            : Math.clamp(showing.wallNanos() / 1_000_000, beginMillis, endMillis);
    setAccessibleText("Timeline, " + timeline.timeText(shownMillis));
    paint();
  }

  private long millis(long position) {
    var entries = timeline.journal().read(position, 1);
    return entries.isEmpty() ? endMillis : entries.getFirst().wallMillis();
  }

  /// Nothing of what is painted holds any more.
  private void repaint() {
    painted = "";
  }

  private void paint() {
    axis = Axis.of(beginMillis, endMillis, SIDE, getWidth() - 2 * SIDE);
    var now =
        "%d %d %.0f %.0f %s"
            .formatted(
                axis.fromMillis(),
                axis.toMillis(),
                axis.x(endMillis),
                axis.x(shownMillis),
                timeline.isLive());
    if (now.equals(painted) || getWidth() <= 0) {
      return;
    }
    painted = now;
    var colors = model.appearance().darkProperty().get() ? Colors.DARK : Colors.LIGHT;
    var painter = new ScrubberPainter(canvas.getGraphicsContext2D(), colors, axis, em);
    painter.clear(getWidth(), getHeight());
    painter.bands(marks.bands(), endMillis);
    painter.track(endMillis, shownMillis, timeline.isLive());
    painter.marks(marks.marks());
    painter.labels(timeline.originMillis(), timeline::timeText);
    painter.flags(timeline.bookmarks(), position -> millis(Math.max(position - 1, 0)));
    painter.playhead(shownMillis, timeline.isLive());
    if (isFocused()) {
      painter.focus(getWidth(), getHeight());
    }
  }

  private void grab(MouseEvent event) {
    isGrabbed = event.getButton() == MouseButton.PRIMARY;
    requestFocus();
    drag(event);
  }

  private void drag(MouseEvent event) {
    if (isGrabbed) {
      timeline.seek(timeline.positionAt(axis.millis(event.getX())));
      hover(event);
      event.consume();
    }
  }

  private void hover(MouseEvent event) {
    var at = axis.millis(event.getX());
    var entries = timeline.journal().read(Math.max(0, timeline.positionAt(at) - 1), 1);
    hint.setVisible(!entries.isEmpty());
    if (!entries.isEmpty()) {
      var entry = entries.getFirst();
      hint.setText(timeline.timeText(at) + " · " + EventWords.line(entry.event()));
      hint.autosize();
      var room = Math.max(0, getWidth() - hint.getWidth());
      hint.relocate(Math.clamp(event.getX() - hint.getWidth() / 2, 0, room), -hint.getHeight() - 2);
      hint.toFront();
    }
  }

  private void step(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> timeline.stepBack();
      case RIGHT -> {
        if (!timeline.isLive()) {
          timeline.stepForward();
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}
