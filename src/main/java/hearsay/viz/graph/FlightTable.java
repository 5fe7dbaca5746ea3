package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Flight;
import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// The frames on their way at one moment, ready to be drawn many times: the painter asks for places
/// by number and nothing is allocated per dot. Immutable; made anew when the snapshot has other
/// flights or a card has moved.
public final class FlightTable {
  /// Above this, dots of one direction of a link merge into one that carries their count.
  static final int MAX_SINGLE = 300;

  /// Shorter flights are over before an eye can follow a dot: they leave a trace on arrival
  /// instead.
  static final long SHORTEST_SHOWN_NANOS = 50_000_000;

  public static final FlightTable EMPTY = new FlightTable(List.of());

  /// In which dots lie on each other: the same whatever way the snapshot came about.
  private static final Comparator<Flight> LATEST_FIRST =
      Comparator.comparingLong(Flight::position).thenComparingLong(Flight::dueNanos).reversed();

  /// One dot.
  ///
  /// @param count how many frames it stands for
  /// @param isHollow whether nobody will tell if it arrived, as its receiver is no node of ours
  /// @param frame the frame, or the foremost of them, @param position where it was sent
  record Dot(
      Link link,
      DotKind kind,
      int count,
      boolean isHollow,
      Segment way,
      long sentAtNanos,
      long dueNanos,
      FrameKey frame,
      long position) {}

  private final DotKind[] kinds;
  private final int[] counts;
  private final boolean[] hollow;
  private final double[] ways;
  private final long[] sentAtNanos;
  private final long[] durationsNanos;
  private final Link[] links;
  private final FrameKey[] frames;
  private final long[] positions;

  FlightTable(List<Dot> dots) {
    kinds = dots.stream().map(Dot::kind).toArray(DotKind[]::new);
    counts = dots.stream().mapToInt(Dot::count).toArray();
    links = dots.stream().map(Dot::link).toArray(Link[]::new);
    frames = dots.stream().map(Dot::frame).toArray(FrameKey[]::new);
    positions = dots.stream().mapToLong(Dot::position).toArray();
    sentAtNanos = dots.stream().mapToLong(Dot::sentAtNanos).toArray();
    durationsNanos =
        dots.stream().mapToLong(dot -> Math.max(1, dot.dueNanos() - dot.sentAtNanos())).toArray();
    ways = new double[4 * dots.size()];
    hollow = new boolean[dots.size()];
    for (var i = 0; i < dots.size(); i++) {
      hollow[i] = dots.get(i).isHollow();
      var way = dots.get(i).way();
      ways[4 * i] = way.start().x();
      ways[4 * i + 1] = way.start().y();
      ways[4 * i + 2] = way.end().x() - way.start().x();
      ways[4 * i + 3] = way.end().y() - way.start().y();
    }
  }

  /// The flights of a snapshot, on the ways between the cards of a plan.
  public static FlightTable of(ClusterSnapshot snapshot, CardPlan plan) {
    var shortest = (long) (SHORTEST_SHOWN_NANOS * snapshot.clockRate());
    return of(
        snapshot.flights().values().stream()
            .filter(flight -> flight.dueNanos() - flight.sentAtNanos() >= shortest)
            .toList(),
        plan);
  }

  static FlightTable of(Collection<Flight> flights, CardPlan plan) {
    var ways = new HashMap<Link, Segment>();
    var dots =
        flights.stream()
            .filter(flight -> isPlaced(flight.link(), plan))
            .sorted(LATEST_FIRST)
            .map(
                flight ->
                    new Dot(
                        flight.link(),
                        DotKind.of(flight.message().kind()),
                        1,
                        flight.isForeign(),
                        ways.computeIfAbsent(flight.link(), link -> way(link, plan)),
                        flight.sentAtNanos(),
                        flight.dueNanos(),
                        flight.frame(),
                        flight.position()))
            .toList();
    return new FlightTable(dots.size() > MAX_SINGLE ? merged(dots) : dots);
  }

  private static boolean isPlaced(Link link, CardPlan plan) {
    return plan.boxes().containsKey(link.from()) && plan.boxes().containsKey(link.to());
  }

  private static Segment way(Link link, CardPlan plan) {
    return Segment.between(plan.box(link.from()), plan.box(link.to()));
  }

  /// One dot for each direction of a link: where its foremost frame is, of the weightiest kind
  /// among them.
  private static List<Dot> merged(List<Dot> dots) {
    var byLink = new LinkedHashMap<Link, Dot>();
    dots.forEach(dot -> byLink.merge(dot.link(), dot, FlightTable::merge));
    return List.copyOf(byLink.values());
  }

  private static Dot merge(Dot one, Dot other) {
    var kind = one.kind().compareTo(other.kind()) <= 0 ? one.kind() : other.kind();
    var foremost = one.dueNanos() <= other.dueNanos() ? one : other;
    return new Dot(
        one.link(),
        kind,
        one.count() + other.count(),
        one.isHollow(),
        one.way(),
        foremost.sentAtNanos(),
        foremost.dueNanos(),
        foremost.frame(),
        foremost.position());
  }

  public int size() {
    return kinds.length;
  }

  DotKind kind(int dot) {
    return kinds[dot];
  }

  /// How many frames the dot stands for.
  int count(int dot) {
    return counts[dot];
  }

  boolean isHollow(int dot) {
    return hollow[dot];
  }

  Link link(int dot) {
    return links[dot];
  }

  /// The frame it stands for, or the foremost of them.
  FrameKey frame(int dot) {
    return frames[dot];
  }

  /// Where the journal tells of that frame's sending.
  long position(int dot) {
    return positions[dot];
  }

  /// The dot nearest to a point, in reach of it.
  ///
  /// @param reach by kind of dot, in pixels
  OptionalInt at(Point point, long clusterNanos, ToDoubleFunction<DotKind> reach) {
    var nearest = OptionalInt.empty();
    var least = Double.MAX_VALUE;
    for (var dot = 0; dot < size(); dot++) {
      var fraction = fraction(dot, clusterNanos);
      var distance = point.distance(new Point(x(dot, fraction), y(dot, fraction)));
      var isGone = hollow[dot] && fraction >= 1;
      if (!isGone && distance <= reach.applyAsDouble(kinds[dot]) && distance < least) {
        nearest = OptionalInt.of(dot);
        least = distance;
      }
    }
    return nearest;
  }

  /// How far the dot is at a cluster time, 0 at the sender and 1 at the receiver. A frame that is
  /// late waits there.
  double fraction(int dot, long clusterNanos) {
    var fraction = (double) (clusterNanos - sentAtNanos[dot]) / durationsNanos[dot];
    return Math.max(0, Math.min(1, fraction));
  }

  double x(int dot, double fraction) {
    return ways[4 * dot] + ways[4 * dot + 2] * fraction;
  }

  double y(int dot, double fraction) {
    return ways[4 * dot + 1] + ways[4 * dot + 3] * fraction;
  }

  double lengthX(int dot) {
    return ways[4 * dot + 2];
  }

  double lengthY(int dot) {
    return ways[4 * dot + 3];
  }

  /// How many different frames all dots stand for.
  int frames() {
    return Arrays.stream(counts).sum();
  }
}
