package hearsay.viz.inspector;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/// Bytes in hexadecimal digits, as many in a line as have room, and a light behind the marked ones.
final class HexView extends Region {
  /// Lines hold a multiple of so many bytes, so that eyes can count.
  private static final int GROUP = 4;

  private static final int CHARACTERS_PER_BYTE = 3;

  private final Row.Bytes bytes;
  private final Text text = new Text();
  private final Path light = new Path();
  private Marking.Bytes marked;
  private int perLine;

  /// Kept here, as the marking, which lives longer, holds it weakly.
  private final ChangeListener<Marking.Bytes> follower;

  HexView(Row.Bytes bytes, Marking marking) {
    this.bytes = bytes;
    getStyleClass().add("hex");
    text.getStyleClass().add("hex-text");
    text.setTextOrigin(VPos.TOP);
    light.getStyleClass().add("hex-light");
    light.setManaged(false);
    text.setManaged(false);
    getChildren().addAll(light, text);
    marked = marking.shownProperty().get();
    follower = (property, before, now) -> mark(now);
    marking.shownProperty().addListener(new WeakChangeListener<>(follower));
    text.fontProperty().addListener(changed -> requestLayout());
  }

  private void mark(Marking.Bytes range) {
    marked = range;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    var insets = getInsets();
    wrap(width - insets.getLeft() - insets.getRight());
    return text.getLayoutBounds().getHeight() + insets.getTop() + insets.getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    wrap(getWidth() - insets.getLeft() - insets.getRight());
    text.relocate(insets.getLeft(), insets.getTop());
    light.setLayoutX(text.getLayoutX());
    light.setLayoutY(text.getLayoutY());
    light.getElements().setAll(text.rangeShape(start(marked), end(marked)));
  }

  private int start(Marking.Bytes range) {
    return Math.min(range.offset() * CHARACTERS_PER_BYTE, text.getText().length());
  }

  /// Without the gap behind the last byte.
  private int end(Marking.Bytes range) {
    var end = (range.offset() + range.length()) * CHARACTERS_PER_BYTE - 1;
    return range.length() == 0 ? start(range) : Math.min(end, text.getText().length());
  }

  private void wrap(double width) {
    var characterWidth = characterWidth();
    var room = (int) ((width + characterWidth) / (CHARACTERS_PER_BYTE * characterWidth));
    var now = Math.max(GROUP, room / GROUP * GROUP);
    if (now != perLine) {
      perLine = now;
      text.setText(lines(bytes, now));
    }
  }

  private double characterWidth() {
    var probe = new Text("00000000");
    probe.setFont(text.getFont());
    return probe.getLayoutBounds().getWidth() / probe.getText().length();
  }

  /// One gap or line end after each byte, so that a byte's place in the text follows from its own.
  static String lines(Row.Bytes bytes, int perLine) {
    var lines = new StringBuilder();
    var count = bytes.hex().length() / 2;
    for (int i = 0; i < count; i++) {
      lines.append(bytes.hex(), 2 * i, 2 * i + 2);
      if (i < count - 1) {
        lines.append((i + 1) % perLine == 0 ? '\n' : ' ');
      }
    }
    return bytes.more() == 0
        ? lines.toString()
        : lines.append("\n… and ").append(Figures.bytes(bytes.more())).append(" more").toString();
  }
}
