package hearsay.viz.graph;

/// Draws links. Open: solid. Severed: dashes with `//`. One direction cut: that half is dashed and
/// ends in a bar. Peer down: thin dots. Many cuts: a wall.
public final class LinkPainter {
  /// Strength of the faint links together: the more there are, the fainter each.
  private static final double FAINT_IN_ALL = 70;

  private static final double DASH = 3;
  private static final double DASH_GAP = 6;

  private final Palette palette;
  private final double thickness;

  /// @param em the text size of the cards, which the thickness of links follows
  public LinkPainter(Palette palette, double em) {
    this.palette = palette;
    this.thickness = Math.max(1, Math.min(3.2, em * 0.18));
  }

  public void paint(PixelSurface surface, LinkFrame frame) {
    var strength = Math.max(0.03, Math.min(0.16, FAINT_IN_ALL / Math.max(1, frame.lines().size())));
    var faint = Palette.faded(palette.link(), strength);
    frame.lines().stream()
        .filter(line -> !line.isStrong())
        .forEach(line -> solid(surface, line.segment(), 1, faint));
    frame.lines().stream()
        .filter(LinkLine::isStrong)
        .filter(line -> !frame.walled().contains(line.pair()))
        .forEach(line -> line(surface, line));
    frame.walls().forEach(wall -> wall(surface, wall));
  }

  private void line(PixelSurface surface, LinkLine line) {
    if (line.segment().length() == 0) {
      return;
    }
    if (line.isSevered()) {
      severed(surface, line.segment());
    } else if (line.isOneWay()) {
      var isForwardCut = line.forward() == LinkState.SEVERED;
      oneWay(surface, isForwardCut ? line.segment() : line.segment().reversed());
    } else if (line.isDown()) {
      dashes(surface, line.segment(), 1.5, 5, thickness * 0.6, palette.down());
    } else {
      solid(surface, line.segment(), thickness, palette.link());
    }
  }

  private void severed(PixelSurface surface, Segment way) {
    var color = Palette.faded(palette.cut(), 0.75);
    var gap = Math.min(0.2, 4.2 * thickness / way.length());
    dashes(surface, new Segment(way.start(), way.at(0.5 - gap)), color);
    dashes(surface, new Segment(way.end(), way.at(0.5 + gap)), color);
    slash(surface, way, -1);
    slash(surface, way, 1);
  }

  /// One of the two strokes of `//`, leaning across the link.
  private void slash(PixelSurface surface, Segment way, int side) {
    var length = way.length();
    var ux = (way.end().x() - way.start().x()) / length;
    var uy = (way.end().y() - way.start().y()) / length;
    var middle = way.at(0.5);
    var apart = side * 1.8 * thickness;
    var lean = 0.75 * thickness;
    var rise = 2.7 * thickness;
    surface.line(
        middle.x() + ux * (apart - lean) - uy * rise,
        middle.y() + uy * (apart - lean) + ux * rise,
        middle.x() + ux * (apart + lean) + uy * rise,
        middle.y() + uy * (apart + lean) - ux * rise,
        Math.max(1.6, thickness * 0.85),
        palette.cut());
  }

  /// @param way in the direction that is cut: its first half ends in a bar, the other half is open
  ///   toward it
  private void oneWay(PixelSurface surface, Segment way) {
    dashes(surface, new Segment(way.start(), way.at(0.5)), Palette.faded(palette.cut(), 0.85));
    solid(surface, new Segment(way.at(0.5), way.end()), thickness, palette.link());
    var length = way.length();
    var ux = (way.end().x() - way.start().x()) / length;
    var uy = (way.end().y() - way.start().y()) / length;
    var middle = way.at(0.5);
    var half = 3.6 * thickness;
    surface.line(
        middle.x() - uy * half,
        middle.y() + ux * half,
        middle.x() + uy * half,
        middle.y() - ux * half,
        Math.max(2, 1.2 * thickness),
        palette.cut());
    arrow(surface, way.at(0.76), -ux, -uy);
  }

  /// A chevron that says where frames still go.
  private void arrow(PixelSurface surface, Point tip, double ux, double uy) {
    var back = 3.4 * thickness;
    var aside = 2.4 * thickness;
    for (var side = -1; side <= 1; side += 2) {
      surface.line(
          tip.x() - ux * back - uy * aside * side,
          tip.y() - uy * back + ux * aside * side,
          tip.x(),
          tip.y(),
          Math.max(1.6, thickness),
          palette.muted());
    }
  }

  private void wall(PixelSurface surface, Wall wall) {
    var way = wall.segment();
    var length = way.length();
    var nx = -(way.end().y() - way.start().y()) / length * 2.2 * thickness;
    var ny = (way.end().x() - way.start().x()) / length * 2.2 * thickness;
    for (var side = -1; side <= 1; side += 2) {
      surface.line(
          way.start().x() + side * nx,
          way.start().y() + side * ny,
          way.end().x() + side * nx,
          way.end().y() + side * ny,
          Math.max(2.5, 1.3 * thickness),
          palette.cut());
    }
  }

  private static void solid(PixelSurface surface, Segment way, double thickness, int color) {
    surface.line(way.start().x(), way.start().y(), way.end().x(), way.end().y(), thickness, color);
  }

  private void dashes(PixelSurface surface, Segment way, int color) {
    dashes(surface, way, DASH, DASH_GAP, Math.max(1.4, thickness * 0.75), color);
  }

  private static void dashes(
      PixelSurface surface, Segment way, double dash, double gap, double thickness, int color) {
    var length = way.length();
    for (var at = 0.0; at < length; at += dash + gap) {
      solid(
          surface,
          new Segment(way.at(at / length), way.at(Math.min(1, (at + dash) / length))),
          thickness,
          color);
    }
  }
}
