package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.viz.LabViewModel;
import hearsay.viz.graph.SvgSheet.Ink;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes a moment of the graph as a vector picture (SVG 1.1, W3C recommendation), from the same
/// models as the window: hulls, links, frames on their way, cards. Without scripts and styles,
/// every name escaped. Pure; any thread.
public final class GraphSvg {
  private final SvgSheet sheet;
  private final SvgColors colors;
  private final Palette palette;
  private final CardPlan plan;
  private final double thickness;

  private GraphSvg(SvgSheet sheet, SvgColors colors, CardPlan plan) {
    this.sheet = sheet;
    this.colors = colors;
    this.palette = colors.painted();
    this.plan = plan;
    this.thickness = Math.clamp(GraphPainter.linkEm(plan.metrics()) * 0.18, 1, 3.2);
  }

  /// @param positions where nodes were put by hand, as fractions of the area
  /// @param width in pixels, @param height likewise
  /// @throws IOException if `out` throws it
  public static void write(
      ClusterSnapshot snapshot,
      Map<String, double[]> positions,
      boolean isDark,
      double width,
      double height,
      Appendable out)
      throws IOException {
    var text = TextSize.of(LabViewModel.Level.EXPLORE, false, 1);
    var plan =
        CardLayout.plan(
            width, height, snapshot.nodes().keySet(), snapshot.topology(), positions, text);
    var sheet = new SvgSheet(out);
    sheet.begin(width, height, "The nodes of a Hearsay cluster and the links between them");
    new GraphSvg(sheet, SvgColors.of(isDark), plan)
        .write(snapshot, new Box(0, 0, width, height), text.smallest());
    sheet.end();
  }

  private void write(ClusterSnapshot snapshot, Box area, double em) throws IOException {
    sheet.rect(area, 0, Ink.of(palette.background()));
    var groups = List.copyOf(snapshot.groups());
    var links = LinkFrames.of(snapshot, plan, groups, "");
    var label = new Box(0, 0, 12.5 * em, 3.1 * em);
    var around = new HullLayout.Surroundings(plan, links, area, label, List.of());
    var hulls = HullLayout.hulls(groups, around);
    for (var hull : hulls) {
      hull(hull);
    }
    links(links);
    for (var hull : hulls) {
      var group = groups.stream().filter(at -> at.index() == hull.group()).findFirst();
      var says = group.map(found -> GroupWords.says(snapshot, found)).orElse("");
      words(hull, says, em);
    }
    dots(FlightTable.of(snapshot, plan), snapshot.atNanos());
    var cards = new SvgCards(sheet, colors, plan.metrics());
    var models =
        CardModels.of(
            snapshot,
            groups,
            CardModels.Wishes.none(true, false),
            Lighting.NONE,
            snapshot.atNanos());
    for (var placed : plan.boxes().entrySet()) {
      var card = models.get(placed.getKey());
      if (card != null) {
        cards.write(card, placed.getValue());
      }
    }
  }

  private void hull(Hull hull) throws IOException {
    var color = colors.group(hull.group());
    var fill = faint(color, colors.hullStrength());
    sheet.polygon(hull.outline(), new Ink(fill, color, 1.5, GroupStyle.dashes(hull.group())));
  }

  /// A colour as it looks on the background: some viewers know no opacity.
  private int faint(int color, double strength) {
    var mixed = 0xFF;
    for (var shift = 16; shift >= 0; shift -= 8) {
      var ground = palette.background() >> shift & 0xFF;
      var over = color >> shift & 0xFF;
      mixed = mixed << 8 | (int) Math.round(ground + (over - ground) * strength);
    }
    return mixed;
  }

  private void words(Hull hull, String says, double em) throws IOException {
    var at = hull.label();
    var title = new Point(at.x() + 0.5 * em, at.y() + 1.3 * em);
    sheet.text(hull.title(), title, 1.25 * em, "start", true, colors.groupText(hull.group()));
    var below = new Point(title.x(), title.y() + 1.4 * em);
    sheet.text(says, below, em, "start", false, palette.muted());
  }

  private void links(LinkFrame frame) throws IOException {
    for (var line : frame.lines()) {
      if (line.segment().length() > 0 && !frame.walled().contains(line.pair())) {
        sheet.group(line.pair() + (line.isCut() ? ", cut" : line.isDown() ? ", down" : ""));
        link(line);
        sheet.endGroup();
      }
    }
    for (var wall : frame.walls()) {
      sheet.line(wall.segment(), 3 * thickness, palette.cut(), List.of());
      sheet.text(wall.cuts() + " cut", wall.segment().at(0.5), 13, "middle", true, palette.ink());
    }
  }

  private void link(LinkLine line) throws IOException {
    var way = line.segment();
    if (!line.isStrong()) {
      sheet.line(way, 1, faint(palette.link(), 0.16), List.of());
    } else if (line.isSevered()) {
      sheet.line(way, 0.75 * thickness, faint(palette.cut(), 0.75), List.of(3.0, 6.0));
      slash(way, -1);
      slash(way, 1);
    } else if (line.isOneWay()) {
      oneWay(line.forward() == LinkState.SEVERED ? way : way.reversed());
    } else if (line.isDown()) {
      sheet.line(way, 0.6 * thickness, palette.down(), List.of(1.5, 5.0));
    } else {
      sheet.line(way, thickness, palette.link(), List.of());
    }
  }

  /// One of the two strokes of `//`.
  private void slash(Segment way, int side) throws IOException {
    sheet.line(
        stroke(way, 1.8 * side * thickness, 0.75 * thickness, 2.7 * thickness),
        Math.max(1.6, 0.85 * thickness),
        palette.cut(),
        List.of());
  }

  /// @param way in the direction that is cut
  private void oneWay(Segment way) throws IOException {
    var cut = new Segment(way.start(), way.at(0.5));
    sheet.line(cut, 0.75 * thickness, faint(palette.cut(), 0.85), List.of(3.0, 6.0));
    sheet.line(new Segment(way.at(0.5), way.end()), thickness, palette.link(), List.of());
    sheet.line(
        stroke(way, 0, 0, 3.6 * thickness), Math.max(2, 1.2 * thickness), palette.cut(), List.of());
  }

  /// A stroke across the middle of a way.
  private static Segment stroke(Segment way, double apart, double lean, double rise) {
    var length = way.length();
    var ux = (way.end().x() - way.start().x()) / length;
    var uy = (way.end().y() - way.start().y()) / length;
    var middle = way.at(0.5);
    return new Segment(
        new Point(
            middle.x() + ux * (apart - lean) - uy * rise,
            middle.y() + uy * (apart - lean) + ux * rise),
        new Point(
            middle.x() + ux * (apart + lean) + uy * rise,
            middle.y() + uy * (apart + lean) - ux * rise));
  }

  private void dots(FlightTable flights, long clusterNanos) throws IOException {
    var sizes = new DotPainter(palette, GraphPainter.dotEm(plan.metrics()), true);
    for (var dot = flights.size() - 1; dot >= 0; dot--) {
      var fraction = flights.fraction(dot, clusterNanos);
      if (!flights.isHollow(dot) || fraction < 1) {
        var at = new Point(flights.x(dot, fraction), flights.y(dot, fraction));
        dot(flights.kind(dot), at, sizes.radius(flights.kind(dot)), flights.isHollow(dot));
      }
    }
  }

  private void dot(DotKind kind, Point at, double radius, boolean isHollow) throws IOException {
    var color =
        switch (kind) {
          case DELTA, STATE -> palette.ink();
          case DIGEST, CONTROL -> palette.muted();
        };
    var ground = isHollow ? palette.background() : color;
    var ink = new Ink(ground, isHollow ? color : palette.background(), 2, List.of());
    switch (kind) {
      case DELTA, CONTROL -> sheet.circle(at, radius, ink);
      case STATE -> sheet.rect(Box.around(at, 2 * radius, 2 * radius), 0, ink);
      case DIGEST ->
          sheet.polygon(
              List.of(
                  new Point(at.x(), at.y() - radius),
                  new Point(at.x() + radius, at.y()),
                  new Point(at.x(), at.y() + radius),
                  new Point(at.x() - radius, at.y())),
              ink);
    }
  }
}
