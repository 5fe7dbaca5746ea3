package hearsay.viz.graph;

import static hearsay.contract.Contract.require;

import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import hearsay.viz.LabViewModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;

/// A full mesh with frames under way, made up, to measure what the painted layers cost. Use on the
/// application thread; show [#node] in a stage for frames per second, or only call [#frame] for the
/// cost of painting alone.
public final class GraphLoad {
  /// Long enough that all dots stay under way while one measures, short enough that each moves with
  /// every frame.
  private static final long FLIGHT_NANOS = 10_000_000_000L;

  private final PixelLayer layer = new PixelLayer();
  private final GraphPainter painter;
  private final FlightTable flights;

  /// @param nodes at least 2, all linked with each other
  /// @param dots frames under way, at most as many as there are directed links, one on each
  public GraphLoad(double width, double height, int nodes, int dots, long seed) {
    require(nodes >= 2, "a link takes two nodes");
    require(dots <= nodes * (nodes - 1), "each dot has a directed link of its own");
    var names = IntStream.rangeClosed(1, nodes).mapToObj(i -> "n" + i).toList();
    var text = TextSize.of(LabViewModel.Level.EXPLORE, false, 1);
    var plan = CardLayout.plan(width, height, names, "mesh", Map.of(), text);
    var palette = Palette.of(false);
    painter = new GraphPainter(palette, plan, false);
    flights = flights(names, dots, plan, new Random(seed));
    layer.fit(width, height, 1);
    var links = new LinkFrame(lines(names, plan), List.of(), Set.of());
    var painted = new LinkPainter(palette, GraphPainter.linkEm(plan.metrics()));
    layer.drawBase(surface -> painted.paint(surface, links));
  }

  private static FlightTable flights(List<String> names, int dots, CardPlan plan, Random random) {
    var links = new ArrayList<Link>();
    names.forEach(
        from ->
            names.stream()
                .filter(to -> !to.equals(from))
                .forEach(to -> links.add(new Link(from, to))));
    Collections.shuffle(links, random);
    return new FlightTable(
        links.stream()
            .limit(dots)
            .map(link -> dot(link, plan, -random.nextLong(FLIGHT_NANOS / 2)))
            .toList());
  }

  private static FlightTable.Dot dot(Link link, CardPlan plan, long sentAtNanos) {
    var way = Segment.between(plan.box(link.from()), plan.box(link.to()));
    return new FlightTable.Dot(
        link,
        DotKind.DELTA,
        1,
        false,
        way,
        sentAtNanos,
        sentAtNanos + FLIGHT_NANOS,
        new FrameKey(0, 0, 0),
        0);
  }

  private static List<LinkLine> lines(List<String> names, CardPlan plan) {
    var isStrong = names.size() * (names.size() - 1) / 2 <= LinkFrame.MAX_STRONG;
    var lines = new ArrayList<LinkLine>();
    for (var i = 0; i < names.size(); i++) {
      for (var j = i + 1; j < names.size(); j++) {
        var pair = new Link(names.get(i), names.get(j));
        var way = Segment.between(plan.box(pair.from()), plan.box(pair.to()));
        lines.add(new LinkLine(pair, way, LinkState.OPEN, LinkState.OPEN, isStrong));
      }
    }
    return lines;
  }

  /// What to show in a stage.
  public Region node() {
    return layer;
  }

  /// Paints the dots where they are `nanos` after the start.
  public void frame(long nanos) {
    layer.draw(
        surface ->
            painter.paint(
                surface,
                flights,
                List.of(),
                false,
                Lighting.NONE,
                nanos % (FLIGHT_NANOS / 2),
                nanos));
  }
}
