package hearsay.viz.timeline;

import hearsay.journal.Bookmark;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the scrubber: bands, track, marks, flags, labels, playhead, from back to front.
///
/// @param em pixels of its text
record ScrubberPainter(GraphicsContext pen, Colors colors, Axis axis, double em) {
  /// The colours of a theme; a canvas can't read a style sheet.
  record Colors(
      Color ink,
      Color muted,
      Color track,
      Color played,
      Color cut,
      Color good,
      Color past,
      Color cutTint,
      Color pauseTint,
      Color paper) {
    static final Colors LIGHT =
        new Colors(
            Color.web("#1F2328"),
            Color.web("#59636E"),
            Color.web("#D0D7DE"),
            Color.web("#0072B2"),
            Color.web("#AD4A00"),
            Color.web("#00744F"),
            Color.web("#AD4A00"),
            Color.web("#E69F00", 0.22),
            Color.web("#59636E", 0.28),
            Color.web("#FFFFFF"));
    static final Colors DARK =
        new Colors(
            Color.web("#F0F6FC"),
            Color.web("#9DA5AE"),
            Color.web("#3D444D"),
            Color.web("#56B4E9"),
            Color.web("#FF9A5C"),
            Color.web("#3DD6A3"),
            Color.web("#FF9A5C"),
            Color.web("#E69F00", 0.26),
            Color.web("#9DA5AE", 0.30),
            Color.web("#161B22"));
  }

  /// Heights in em: marks, track, labels.
  static final double HEIGHT_EM = 3.1;

  private static final double TRACK_EM = 1.35;

  /// Heights of the track in pixels.
  private static final double TRACK = 4;

  private double trackY() {
    return Math.rint(TRACK_EM * em);
  }

  void clear(double width, double height) {
    pen.clearRect(0, 0, width, height);
    pen.setFont(Font.font("Inter", em));
  }

  /// Cuts are tinted, pauses hatched.
  void bands(Iterable<Marks.Band> bands, long endMillis) {
    for (var band : bands) {
      var from = Math.max(axis.left(), axis.x(band.fromMillis()));
      var to = axis.x(Math.min(band.toMillis(), endMillis));
      if (to >= axis.left()) {
        pen.setFill(band.isPause() ? hatch(colors.pauseTint()) : colors.cutTint());
        pen.fillRect(from, 1, Math.max(1, to - from), trackY() + TRACK + 2);
      }
    }
  }

  static Paint hatch(Color color) {
    return new LinearGradient(
        0,
        0,
        5,
        5,
        false,
        CycleMethod.REPEAT,
        new Stop(0, color),
        new Stop(0.45, color),
        new Stop(0.45, Color.TRANSPARENT),
        new Stop(1, Color.TRANSPARENT));
  }

  /// @param endMillis how far history goes, @param shownMillis the moment shown
  void track(long endMillis, long shownMillis, boolean isLive) {
    pen.setFill(colors.track());
    pen.fillRoundRect(axis.left(), trackY(), axis.width(), TRACK, TRACK, TRACK);
    pen.setFill(colors.muted());
    pen.fillRoundRect(axis.left(), trackY(), axis.x(endMillis) - axis.left(), TRACK, TRACK, TRACK);
    pen.setFill(isLive ? colors.good() : colors.past());
    pen.fillRoundRect(
        axis.left(), trackY(), axis.x(shownMillis) - axis.left(), TRACK, TRACK, TRACK);
  }

  /// Marks that fall on the same pixels are painted once.
  void marks(Iterable<Marks.Mark> marks) {
    var lastX = new double[Marks.Kind.values().length];
    Arrays.fill(lastX, Double.NEGATIVE_INFINITY);
    for (var mark : marks) {
      var x = Math.rint(axis.x(mark.wallMillis()));
      var kind = mark.kind().ordinal();
      if (x >= axis.left() && x - lastX[kind] >= 2) {
        lastX[kind] = x;
        mark(mark.kind(), x, trackY() - 2);
      }
    }
  }

  /// Each kind has a shape of its own.
  private void mark(Marks.Kind kind, double x, double bottom) {
    var size = 0.42 * em;
    var top = bottom - 2 * size;
    pen.setLineWidth(1.6);
    switch (kind) {
      case OPERATION -> {
        pen.setFill(colors.played());
        pen.fillRect(x - 1, bottom - 1.4 * size, 2, 1.4 * size);
      }
      case CUT -> {
        pen.setStroke(colors.cut());
        pen.strokeLine(x - 2.6, bottom, x + 0.4, top);
        pen.strokeLine(x + 0.8, bottom, x + 3.8, top);
      }
      case HEAL -> {
        pen.setStroke(colors.good());
        pen.strokeOval(x - size, top, 2 * size, 2 * size);
      }
      case CRASH -> {
        pen.setStroke(colors.cut());
        pen.strokeLine(x - size, top, x + size, bottom);
        pen.strokeLine(x - size, bottom, x + size, top);
      }
      case RESTART -> {
        pen.setFill(colors.ink());
        pen.fillPolygon(
            new double[] {x - size, x + size, x}, new double[] {bottom, bottom, top}, 3);
      }
    }
  }

  /// Flags with names as far as they fit.
  ///
  /// @param when real time of a position
  void flags(List<Bookmark> bookmarks, LongUnaryOperator when) {
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setTextBaseline(VPos.TOP);
    for (var index = 0; index < bookmarks.size(); index++) {
      var mark = bookmarks.get(index);
      var x = Math.rint(axis.x(when.applyAsLong(mark.position())));
      var next =
          index + 1 < bookmarks.size()
              ? axis.x(when.applyAsLong(bookmarks.get(index + 1).position()))
              : axis.left() + axis.width();
      pen.setFill(colors.ink());
      pen.fillRect(x - 0.75, 0, 1.5, trackY() + TRACK);
      pen.fillPolygon(
          new double[] {x, x + 0.65 * em, x}, new double[] {0, 0.33 * em, 0.66 * em}, 3);
      var room = next - x - 1.2 * em;
      var letters = (int) (room / (0.56 * em));
      if (letters >= 2) {
        var name = mark.name();
        var text = name.length() <= letters ? name : name.substring(0, letters - 1) + "…";
        pen.setFill(colors.paper().deriveColor(0, 1, 1, 0.85));
        pen.fillRect(x + 0.75 * em, 0, 0.56 * em * text.length() + 4, 0.98 * em);
        pen.setFill(colors.ink());
        pen.fillText(text, x + 0.85 * em, -0.1 * em);
      }
    }
  }

  /// @param origin real time of 0:00
  void labels(long origin, LongFunction<String> text) {
    pen.setTextBaseline(VPos.TOP);
    pen.setTextAlign(TextAlignment.CENTER);
    var step = axis.labelStep(3.2 * em);
    var first = origin + Math.ceilDiv(axis.fromMillis() - origin, step) * step;
    var y = trackY() + TRACK + 0.28 * em;
    for (var at = first; at <= axis.toMillis(); at += step) {
      var x = axis.x(at);
      pen.setFill(colors.muted());
      pen.fillRect(Math.rint(x), trackY() + TRACK, 1, 0.25 * em);
      if (x < axis.left() + axis.width() - em) {
        pen.fillText(text.apply(at), Math.max(x, axis.left() + 0.9 * em), y);
      }
    }
  }

  void playhead(long shownMillis, boolean isLive) {
    var x = Math.rint(axis.x(shownMillis));
    var radius = 0.5 * em;
    pen.setFill(isLive ? colors.good() : colors.past());
    pen.fillRect(x - 1, 0, 2, trackY());
    pen.setStroke(colors.paper());
    pen.setLineWidth(2);
    pen.fillOval(x - radius, trackY() + TRACK / 2 - radius, 2 * radius, 2 * radius);
    pen.strokeOval(x - radius, trackY() + TRACK / 2 - radius, 2 * radius, 2 * radius);
  }

  /// A frame around all of it while it has the keyboard.
  void focus(double width, double height) {
    pen.setStroke(colors.played());
    pen.setLineWidth(2);
    pen.strokeRoundRect(2, 1, width - 4, height - 2, 8, 8);
  }
}
