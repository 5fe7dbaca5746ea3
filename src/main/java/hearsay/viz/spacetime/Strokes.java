package hearsay.viz.spacetime;

import hearsay.viz.spacetime.DiagramFrame.ArrowShape;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;
import hearsay.viz.spacetime.DiagramFrame.MarkShape;
import hearsay.viz.spacetime.DiagramFrame.Rail;

/// How lines are drawn, by what they mean; the same on the screen and in a vector file. Never by
/// colour alone: what taught is thick, what was lost is dashed and crossed out, the future is
/// dashed.
final class Strokes {
  /// How many layers of arrows there are; 0 lies on top.
  static final int LAYERS = 4;

  private static final double FAINT = 0.22;

  /// Lines closer than this have no room for circles and dashes.
  private static final double CLOSE = 4;

  private final DiagramColors colors;
  private final double scale;
  private final double pitch;

  Strokes(DiagramFrame frame, DiagramColors colors) {
    this.colors = colors;
    // Of a hundred arrows each is thinner, and so it is where lines lie close.
    scale =
        Math.clamp(frame.plot().em() / 12, 1, 2)
            * Math.clamp(Math.sqrt(frame.lanes().pitch() / 14), 0.55, 1);
    pitch = frame.lanes().pitch();
  }

  static int layer(ArrowShape arrow) {
    if (arrow.isSelected()) {
      return 0;
    }
    return switch (arrow.emphasis()) {
      case PAST, FUTURE, TOLD -> 1;
      case FADED -> 3;
      case PLAIN -> isStrong(arrow) ? 1 : 2;
    };
  }

  private static boolean isStrong(ArrowShape arrow) {
    return switch (arrow.fate()) {
      case TAUGHT, LOST -> true;
      case FLYING -> isNews(arrow);
      case KNEW, REFUSED, UNKNOWN -> false;
    };
  }

  private static boolean isNews(ArrowShape arrow) {
    return Shown.NEWS.isShown(arrow.arrow());
  }

  int color(ArrowShape arrow) {
    return switch (arrow.emphasis()) {
      case PAST, TOLD -> colors.news();
      case FUTURE -> colors.future();
      case FADED -> DiagramColors.faded(plain(arrow), arrow.isSelected() ? 1 : FAINT);
      case PLAIN -> plain(arrow);
    };
  }

  private int plain(ArrowShape arrow) {
    return switch (arrow.fate()) {
      case TAUGHT -> colors.news();
      case LOST -> colors.cut();
      case FLYING -> isNews(arrow) ? colors.news() : colors.muted();
      case KNEW, REFUSED, UNKNOWN -> DiagramColors.faded(colors.muted(), 0.75);
    };
  }

  double thickness(ArrowShape arrow) {
    var plain = isStrong(arrow) ? 1.6 : 1;
    var isLit =
        switch (arrow.emphasis()) {
          case PAST, FUTURE, TOLD -> true;
          case PLAIN, FADED -> arrow.isSelected();
        };
    return (isLit ? 2.4 : plain) * scale;
  }

  /// Pixels of a dash; 0 for a solid line.
  double dash(ArrowShape arrow) {
    if (arrow.emphasis() == Emphasis.FUTURE) {
      return 6 * scale;
    }
    return switch (arrow.fate()) {
      case LOST -> 3.2 * scale;
      case TAUGHT, KNEW, REFUSED, FLYING, UNKNOWN -> 0;
    };
  }

  /// Of the circles at the ends; 0 where lines lie too close for any.
  double radius(ArrowShape arrow) {
    return pitch < CLOSE ? 0 : Math.min(3.3 * scale, 0.36 * pitch) * (isStrong(arrow) ? 1 : 0.8);
  }

  double markRadius() {
    return Math.max(1.6, 3.4 * scale);
  }

  int color(MarkShape shape) {
    var plain =
        switch (shape.mark().kind()) {
          case OPERATION -> shape.emphasis() == Emphasis.FUTURE ? colors.future() : colors.news();
          case REFUSED, CRASHED -> colors.cut();
          case STARTED, REMOVED -> colors.muted();
        };
    return shape.emphasis() == Emphasis.FADED && !shape.isSelected()
        ? DiagramColors.faded(plain, 2 * FAINT)
        : plain;
  }

  double railThickness(Rail rail) {
    return switch (rail.emphasis()) {
      case PAST, FUTURE, TOLD -> Math.min(3 * scale, Math.max(1, 0.4 * pitch));
      case PLAIN, FADED -> pitch < 3 ? 0.5 : Math.max(1, 1.3 * scale);
    };
  }

  int railColor(Rail rail) {
    // Lines that lie close must not become an area that hides the arrows.
    var strength = pitch < CLOSE ? 0.45 : 1;
    return switch (rail.emphasis()) {
      case PAST, TOLD -> DiagramColors.faded(colors.news(), strength);
      case FUTURE -> DiagramColors.faded(colors.future(), strength);
      case FADED -> DiagramColors.faded(colors.lane(), 0.6 * strength);
      case PLAIN ->
          rail.kind() == Stretch.Kind.CRASHED
              ? colors.muted()
              : DiagramColors.faded(colors.lane(), strength);
    };
  }

  /// Pixels of a dash and of the gap after it; 0 for a solid line.
  double railDash(Rail rail) {
    if (rail.emphasis() == Emphasis.FUTURE && pitch >= CLOSE) {
      return 7 * scale;
    }
    return switch (rail.kind()) {
      case CRASHED -> 2.5;
      case FOREIGN -> 7;
      case RUNNING, PAUSE, PARTITION -> 0;
    };
  }

  /// What taught nothing, as bars.
  int other() {
    return DiagramColors.faded(colors.muted(), 0.7);
  }

  int partitionEdge() {
    return DiagramColors.faded(colors.partitionText(), 0.35);
  }
}
