package hearsay.viz.spacetime;

import hearsay.journal.Bookmark;
import hearsay.viz.Selection;
import hearsay.viz.spacetime.DiagramFrame.BandShape;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;
import hearsay.viz.spacetime.DiagramFrame.MarkShape;
import hearsay.viz.spacetime.DiagramFrame.Rail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one picture of what is in the index and what somebody wants to see of it. A scratch pad:
/// thrown away afterwards.
final class DiagramLayout {
  /// A pause takes no cluster time, but is seen.
  private static final double NARROWEST_BAND = 4;

  private final DiagramIndex index;
  private final DiagramWishes wishes;
  private final Viewport viewport;
  private final Plot plot;
  private final Lanes lanes;
  private final Lighting lighting;

  /// The first and the last position seen.
  private final long first;

  private final long last;

  private DiagramLayout(DiagramIndex index, DiagramWishes wishes) {
    this.index = index;
    this.wishes = wishes;
    viewport = wishes.viewport();
    var nodes = index.lives().nodes();
    plot = plot(nodes, wishes.width(), wishes.height(), wishes.em());
    lanes = Lanes.of(nodes, plot, wishes.apart(), wishes.scroll());
    lighting = new Lighting(wishes.light());
    first = index.firstAt(viewport.axis(), wishes.shown(), viewport.from());
    last = index.firstAt(viewport.axis(), wishes.shown(), Math.nextUp(viewport.to())) - 1;
  }

  static Plot plot(List<String> nodes, double width, double height, double em) {
    return Plot.of(width, height, em, nodes.stream().mapToInt(String::length).max().orElse(2));
  }

  static DiagramFrame frame(DiagramIndex index, DiagramWishes wishes) {
    return new DiagramLayout(index, wishes).frame();
  }

  private DiagramFrame frame() {
    var arrows = new ArrowLayout(index, wishes, plot, lanes, lighting, first, last);
    arrows.lay();
    var marks = marks();
    var scale = TimeScale.of(index, wishes, plot);
    var ticks = scale.ticks();
    var flags = flags();
    var bands = bands();
    var words = new WordLayout(plot, lanes, lighting);
    words.names(selectedNode());
    words.times(scale, tick -> x(tick.at()));
    words.bands(bands);
    words.flags(flags);
    words.count(arrows.density());
    words.marks(marks);
    words.hops(arrows.shapes());
    var cursor = cursorX();
    var veil =
        wishes.isPast() && cursor <= plot.right() ? Math.max(cursor, plot.left()) : Double.NaN;
    return new DiagramFrame(
        plot,
        lanes,
        bands.stream().map(Placed::shape).toList(),
        rails(),
        arrows.shapes(),
        marks,
        arrows.density(),
        ticks.stream().map(tick -> x(tick.at())).toList(),
        flags.stream().map(Flag::x).toList(),
        cursor >= plot.left() && cursor <= plot.right() ? cursor : Double.NaN,
        veil,
        words.words(veil));
  }

  /// A band and what it says.
  record Placed(BandShape shape, String words) {}

  /// A bookmark in the picture.
  record Flag(double x, String words) {}

  private double x(double at) {
    return plot.x(viewport, at);
  }

  private double x(long position, long nanos) {
    return x(index.at(viewport.axis(), wishes.shown(), position, nanos));
  }

  private double within(double x) {
    return Math.clamp(x, plot.left(), plot.right());
  }

  private boolean isSeen(double x) {
    return x >= plot.left() && x <= plot.right();
  }

  private boolean isInPlot(double y) {
    return y >= plot.top() - 1 && y <= plot.bottom() + 1;
  }

  /// Where the moment shown is; in the even order, halfway to the next entry.
  private double cursorX() {
    return x(moment(index, wishes));
  }

  /// Where the moment shown lies on the axis.
  static double moment(DiagramIndex index, DiagramWishes wishes) {
    var at = index.at(wishes.viewport().axis(), wishes.shown(), wishes.position() - 1);
    return switch (wishes.viewport().axis()) {
      case TIME -> Math.max((double) wishes.nanos(), at);
      case ORDER -> at + 0.5;
    };
  }

  private List<Rail> rails() {
    var rails = new ArrayList<Rail>();
    for (var row = 0; row < lanes.nodes().size(); row++) {
      if (isInPlot(lanes.y(row))) {
        for (var life : index.lives().of(lanes.nodes().get(row))) {
          rail(rails, row, life);
        }
      }
    }
    return rails;
  }

  private void rail(List<Rail> rails, int row, Stretch life) {
    var from = x(life.fromPosition(), life.fromNanos());
    var to = life.isOpen() ? plot.right() : x(life.toPosition(), life.toNanos());
    var node = lanes.nodes().get(row);
    if (!lighting.isOn() || life.kind() != Stretch.Kind.RUNNING) {
      rail(rails, row, life, from, to, Emphasis.PLAIN);
      return;
    }
    var past = lighting.pastUpTo(node);
    var future = lighting.futureFrom(node);
    var pastX = past < 0 ? from : Math.clamp(x(past, index.nanos(past)), from, Math.max(from, to));
    var futureX =
        future == Long.MAX_VALUE
            ? to
            : Math.clamp(x(future, index.nanos(future)), from, Math.max(from, to));
    rail(rails, row, life, from, pastX, Emphasis.PAST);
    rail(rails, row, life, pastX, futureX, Emphasis.FADED);
    rail(rails, row, life, futureX, to, lighting.after());
  }

  private void rail(
      List<Rail> rails, int row, Stretch life, double from, double to, Emphasis emphasis) {
    if (to > plot.left() && from < plot.right() && to > from) {
      rails.add(new Rail(lanes.y(row), within(from), within(to), life.kind(), emphasis));
    }
  }

  private List<Placed> bands() {
    var placed = new ArrayList<Placed>();
    for (var band : index.bands().bands()) {
      var from = x(band.fromPosition(), band.fromNanos());
      var to =
          Math.max(
              from + NARROWEST_BAND,
              band.isOpen() ? plot.right() : x(band.toPosition(), band.toNanos()));
      if (to > plot.left() && from < plot.right()) {
        placed.add(new Placed(new BandShape(band.kind(), within(from), within(to)), band.words()));
      }
    }
    return placed;
  }

  private List<MarkShape> marks() {
    var shapes = new ArrayList<MarkShape>();
    var selected = wishes.selection() instanceof Selection.Event(var position) ? position : -1;
    index.marks(
        first,
        last,
        mark -> {
          var x = x(mark.position(), mark.atNanos());
          var y = lanes.y(lanes.row(mark.node()));
          if (isSeen(x) && isInPlot(y) && shapes.size() < plot.span()) {
            shapes.add(new MarkShape(mark, x, y, lighting.of(mark), mark.position() == selected));
          }
        });
    return shapes;
  }

  private List<Flag> flags() {
    return wishes.bookmarks().stream()
        .filter(mark -> mark.position() >= index.begin() && mark.position() <= index.end())
        .map(this::flag)
        .filter(flag -> isSeen(flag.x()))
        .toList();
  }

  private Flag flag(Bookmark mark) {
    var entry = mark.position() - 1;
    var half = viewport.axis() == Axis.ORDER ? 0.5 : 0;
    return new Flag(x(index.at(viewport.axis(), wishes.shown(), entry) + half), mark.name());
  }

  private @Nullable String selectedNode() {
    return wishes.selection() instanceof Selection.Node(var name) ? name : null;
  }
}
