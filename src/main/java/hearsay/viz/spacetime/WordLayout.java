package hearsay.viz.spacetime;

import hearsay.viz.spacetime.DiagramFrame.ArrowShape;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;
import hearsay.viz.spacetime.DiagramFrame.MarkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Puts the words into a picture, the weightier first; where two would lie over each other, the
/// later one stays away.
final class WordLayout {
  /// More words at once can't be read.
  private static final int MAX_WORDS = 160;

  /// So many operations are labelled where lines lie closer than text.
  private static final int MAX_CLOSE_OPERATIONS = 24;

  /// Of plain text: the least that is still read.
  private static final double SMALLEST = 0.75;

  private final Plot plot;
  private final Lanes lanes;
  private final Lighting lighting;
  private final double em;
  private final List<Word> words = new ArrayList<>();

  WordLayout(Plot plot, Lanes lanes, Lighting lighting) {
    this.plot = plot;
    this.lanes = lanes;
    this.lighting = lighting;
    this.em = plot.em();
  }

  /// All words; those in the plot beyond `veilX` are quiet: they have not happened yet.
  List<Word> words(double veilX) {
    return words.stream()
        .map(word -> word.x() > veilX && word.y() < plot.bottom() ? word.quiet() : word)
        .toList();
  }

  private boolean put(
      double x,
      double y,
      Word.Anchor anchor,
      String text,
      Word.Role role,
      double size,
      boolean isBold) {
    var word = new Word(x, y, anchor, text, role, size, isBold);
    if (text.isEmpty()
        || words.size() >= MAX_WORDS
        || word.left() + word.width() > plot.width()
        || words.stream().anyMatch(word::overlaps)) {
      return false;
    }
    return words.add(word);
  }

  /// Names at the left; where lines are too close for all, every so many.
  void names(@Nullable String selected) {
    var size = Math.clamp(lanes.pitch(), SMALLEST * em, em);
    if (selected != null && lanes.row(selected) >= 0) {
      name(lanes.row(selected), size, true);
    }
    var every = (int) Math.ceil(size / lanes.pitch() - 1e-9);
    for (var row = 0; row < lanes.nodes().size(); row += every) {
      name(row, size, false);
    }
  }

  private void name(int row, double size, boolean isSelected) {
    var y = lanes.y(row);
    if (y >= plot.top() && y <= plot.bottom()) {
      put(
          0.9 * em,
          y + 0.36 * size,
          Word.Anchor.START,
          shortened(lanes.nodes().get(row)),
          isSelected ? Word.Role.NEWS : Word.Role.INK,
          size,
          isSelected);
    }
  }

  /// Of an address the port says more than the host.
  private static String shortened(String name) {
    return name.length() <= Plot.MAX_NAME
        ? name
        : "…" + name.substring(name.length() - Plot.MAX_NAME + 1);
  }

  /// Below the plot; in its corner what they count from.
  void times(TimeScale scale, ToDoubleFunction<Tick> x) {
    put(
        0.9 * em,
        plot.height() - 0.45 * em,
        Word.Anchor.START,
        scale.origin(),
        Word.Role.MUTED,
        0.9 * em,
        false);
    for (var tick : scale.ticks()) {
      put(
          x.applyAsDouble(tick),
          plot.height() - 0.45 * em,
          Word.Anchor.MIDDLE,
          tick.words(),
          Word.Role.MUTED,
          0.9 * em,
          false);
    }
  }

  void bands(List<DiagramLayout.Placed> bands) {
    for (var band : bands) {
      var isPartition = band.shape().kind() == Stretch.Kind.PARTITION;
      put(
          band.shape().x1() + 0.4 * em,
          1.15 * em,
          Word.Anchor.START,
          band.words(),
          isPartition ? Word.Role.PARTITION : Word.Role.MUTED,
          em,
          isPartition);
    }
  }

  void flags(List<DiagramLayout.Flag> flags) {
    for (var flag : flags) {
      put(flag.x() + 0.9 * em, 1.15 * em, Word.Anchor.START, flag.words(), Word.Role.INK, em, true);
    }
  }

  /// What is drawn instead of arrows.
  void count(@Nullable Density density) {
    if (density != null) {
      var text =
          String.format(
              Locale.ROOT, "%,d frames, as arrivals: zoom in for arrows", density.frames());
      put(plot.right(), 1.15 * em, Word.Anchor.END, text, Word.Role.MUTED, 0.9 * em, false);
    }
  }

  /// Operations above their points; crashes and starts if there is room.
  void marks(List<MarkShape> marks) {
    marks.stream().filter(MarkShape::isSelected).forEach(this::mark);
    var operations =
        marks.stream()
            .filter(shape -> shape.mark().kind() == Mark.Kind.OPERATION && !shape.isSelected())
            .toList();
    // A rash of numbers on lines that lie close says less than their points.
    if (lanes.pitch() >= SMALLEST * em || operations.size() <= MAX_CLOSE_OPERATIONS) {
      operations.forEach(this::mark);
    }
    marks.stream()
        .filter(shape -> shape.mark().kind() != Mark.Kind.OPERATION && !shape.isSelected())
        .forEach(this::mark);
  }

  private void mark(MarkShape shape) {
    var kind = shape.mark().kind();
    // All nodes start at the beginning; a line that begins says it as well.
    if (shape.emphasis() == Emphasis.FADED || kind == Mark.Kind.STARTED && isAtEdge(shape)) {
      return;
    }
    var role =
        switch (kind) {
          case OPERATION -> Word.Role.NEWS;
          case REFUSED, CRASHED -> Word.Role.CUT;
          case STARTED, REMOVED -> Word.Role.MUTED;
        };
    var isOperation = kind == Mark.Kind.OPERATION;
    put(
        isOperation ? shape.x() + 0.15 * em : shape.x() + 0.45 * em,
        shape.y() - 0.5 * em,
        isOperation ? Word.Anchor.END : Word.Anchor.START,
        shape.mark().words(),
        role,
        isOperation ? em : 0.9 * em,
        isOperation);
  }

  private boolean isAtEdge(MarkShape shape) {
    return shape.x() < plot.left() + 3 * em;
  }

  /// The hops of a traced operation, behind the arrival of each first hearing.
  void hops(List<ArrowShape> arrows) {
    for (var shape : arrows) {
      var hop = lighting.hop(shape.arrow());
      if (hop > 0 && shape.hasEnd()) {
        put(
            shape.x2() + 0.5 * em,
            shape.y2() - 0.3 * em,
            Word.Anchor.START,
            Integer.toString(hop),
            Word.Role.NEWS,
            Math.clamp(0.85 * lanes.pitch(), SMALLEST * em, em),
            true);
      }
    }
  }
}
