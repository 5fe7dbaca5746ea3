package hearsay.viz.spacetime;

import hearsay.viz.Selection;
import hearsay.viz.spacetime.DiagramFrame.ArrowShape;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the arrows that are seen and says where they lie, or, if they are more than pixels could
/// show, how many arrive where.
final class ArrowLayout {
  /// More arrows in a pixel of the width make a hairball.
  private static final double MOST_PER_PIXEL = 0.6;

  /// A frame lost in no time is drawn as lost halfway, and no loss is drawn at a node: there it
  /// would look delivered.
  private static final double NEAREST_LOSS = 0.15;

  /// What a frame of which nobody will tell takes in the even order.
  private static final double UNKNOWN_STEPS = 3;

  private final DiagramIndex index;
  private final DiagramWishes wishes;
  private final Viewport viewport;
  private final Plot plot;
  private final Lanes lanes;
  private final Lighting lighting;
  private final long first;
  private final long last;
  private final double now;
  private final List<ArrowShape> shapes = new ArrayList<>();
  private @Nullable Density density;
  private int seen;

  ArrowLayout(
      DiagramIndex index,
      DiagramWishes wishes,
      Plot plot,
      Lanes lanes,
      Lighting lighting,
      long first,
      long last) {
    this.index = index;
    this.wishes = wishes;
    this.viewport = wishes.viewport();
    this.plot = plot;
    this.lanes = lanes;
    this.lighting = lighting;
    this.first = first;
    this.last = last;
    now = now();
  }

  /// How far the journal has come, where what is on its way ends.
  private double now() {
    var end = index.at(viewport.axis(), wishes.shown(), index.end() - 1);
    var moment = DiagramLayout.moment(index, wishes);
    return wishes.isPast() ? end : Math.max(end, moment);
  }

  List<ArrowShape> shapes() {
    return shapes;
  }

  /// Null if each arrow is drawn.
  @Nullable Density density() {
    return density;
  }

  void lay() {
    index.arrows(first, last, arrow -> seen += wishes.shown().isShown(arrow) ? 1 : 0);
    if (seen > MOST_PER_PIXEL * plot.span()) {
      density = new Density(lanes.nodes().size(), plot.span());
      index.arrows(first, last, this::count);
    } else {
      index.arrows(first, last, this::lay);
    }
  }

  private void count(Arrow arrow) {
    if (!wishes.shown().isShown(arrow) || density == null) {
      return;
    }
    var x = arrow.isFlying() ? plot.x(viewport, now) : endX(arrow);
    var kind =
        switch (arrow.fate()) {
          case TAUGHT -> Density.Kind.TAUGHT;
          case LOST -> Density.Kind.LOST;
          case KNEW, REFUSED, FLYING, UNKNOWN -> Density.Kind.OTHER;
        };
    density.count(kind, lanes.row(arrow.link().to()), x - plot.left());
    var isLookedAt = isSelected(arrow) || (lighting.isOn() && lighting.of(arrow) != Emphasis.FADED);
    if (isLookedAt && shapes.size() < MOST_PER_PIXEL * plot.span()) {
      lay(arrow);
    }
  }

  private boolean isSelected(Arrow arrow) {
    return switch (wishes.selection()) {
      case Selection.Frame frame ->
          frame.sentPosition() == arrow.sentPosition() && frame.key().equals(arrow.key());
      case Selection.Event(var position) ->
          position == arrow.sentPosition() || position == arrow.endPosition();
      case Selection.None _, Selection.Node _, Selection.Direction _ -> false;
    };
  }

  private double endX(Arrow arrow) {
    var at = index.at(viewport.axis(), wishes.shown(), arrow.endPosition(), arrow.endNanos());
    if (arrow.fate() == Arrow.Fate.UNKNOWN && viewport.axis() == Axis.ORDER) {
      at = Math.min(at, sentAt(arrow) + UNKNOWN_STEPS);
    }
    return plot.x(viewport, at);
  }

  private double sentAt(Arrow arrow) {
    return index.at(viewport.axis(), wishes.shown(), arrow.sentPosition(), arrow.sentNanos());
  }

  private void lay(Arrow arrow) {
    var from = lanes.row(arrow.link().from());
    var to = lanes.row(arrow.link().to());
    if (!wishes.shown().isShown(arrow) || from < 0 || to < 0) {
      return;
    }
    var x1 = plot.x(viewport, sentAt(arrow));
    var x2 = arrow.isFlying() ? Math.max(x1, plot.x(viewport, now)) : endX(arrow);
    var y1 = lanes.y(from);
    var y2 = y1 + (lanes.y(to) - y1) * part(arrow);
    var clip = Clip.of(plot, x1, y1, x2, y2);
    if (clip != null) {
      shapes.add(
          new ArrowShape(
              arrow,
              clip.x1(),
              clip.y1(),
              clip.x2(),
              clip.y2(),
              arrow.fate(),
              clip.hasStart(),
              clip.hasEnd(),
              lighting.of(arrow),
              isSelected(arrow)));
    }
  }

  /// Which part of the way the arrow gets.
  private double part(Arrow arrow) {
    return switch (arrow.fate()) {
      case TAUGHT, KNEW, REFUSED, UNKNOWN -> 1;
      case FLYING -> {
        var nanos = index.nanos(index.end() - 1);
        yield Math.min(
            1 - NEAREST_LOSS / 2,
            arrow.progress(wishes.isPast() ? nanos : Math.max(nanos, wishes.nanos())));
      }
      case LOST ->
          arrow.dueNanos() <= arrow.sentNanos()
              ? 0.5
              : Math.clamp(arrow.progress(arrow.endNanos()), NEAREST_LOSS, 1 - NEAREST_LOSS);
    };
  }
}
