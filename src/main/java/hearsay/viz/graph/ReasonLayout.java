package hearsay.viz.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which reasons are said in words, and where. Ten frames that end in the same moment must not bury
/// the picture: each card refuses aloud only once at a time, each kind of loss is named once, and
/// words that find no free place stay away.
final class ReasonLayout {
  /// More can't be read before they fade.
  static final int MAX_REASONS = 6;

  /// Words about a bounce stand a bit before the card.
  private static final double BOUNCE_AT = 0.8;

  /// How far apart the places to try are, as a part of the way.
  private static final double STEP = 0.1;

  private static final double GAP = 3;

  private ReasonLayout() {}

  /// @param marks oldest first: who spoke first keeps the word
  static List<Reason> worthSaying(List<Mark> marks, CardPlan plan, long realNanos) {
    var said = new HashSet<String>();
    var reasons = new ArrayList<Reason>();
    for (var mark : marks) {
      var from = plan.boxes().get(mark.link().from());
      var to = plan.boxes().get(mark.link().to());
      var isRefusal = mark.kind() == Mark.Kind.REFUSED;
      var subject = isRefusal ? "at " + mark.link().to() : mark.words();
      if (from != null && to != null && !mark.words().isEmpty() && said.add(subject)) {
        var fraction = isRefusal ? BOUNCE_AT : mark.fraction();
        reasons.add(
            new Reason(mark.words(), Segment.between(from, to), fraction, mark.age(realNanos)));
      }
      if (reasons.size() == MAX_REASONS) {
        break;
      }
    }
    return reasons;
  }

  /// The centre of a free place for words of this size near where they belong.
  ///
  /// @param distance at least so far from the way, or a dot would cover them
  /// @param taken what must not be covered
  static Optional<Point> spot(Reason reason, Box size, double distance, List<Box> taken, Box area) {
    return fractions(reason.fraction())
        .flatMap(fraction -> around(reason.way().at(fraction), size, distance))
        .filter(box -> area.contains(new Point(box.x(), box.y())))
        .filter(box -> area.contains(new Point(box.right(), box.bottom())))
        .filter(box -> taken.stream().noneMatch(box.grown(GAP)::overlaps))
        .findFirst()
        .map(Box::center);
  }

  /// From where they belong toward the middle of the way.
  private static Stream<Double> fractions(double first) {
    var step = first > 0.5 ? -STEP : STEP;
    var count = 1 + (int) Math.floor(Math.abs(first - 0.5) / STEP + 1e-9);
    return Stream.iterate(first, fraction -> fraction + step).limit(count);
  }

  private static Stream<Box> around(Point at, Box size, double distance) {
    var down = distance + size.height() / 2;
    var aside = distance + size.width() / 2;
    return Stream.of(
            new Point(at.x(), at.y() + down),
            new Point(at.x(), at.y() - down),
            new Point(at.x() + aside, at.y()),
            new Point(at.x() - aside, at.y()))
        .map(center -> Box.around(center, size.width(), size.height()));
  }
}
