package hearsay.viz.graph;

import hearsay.journal.Link;
import java.util.List;
import java.util.Set;

/// All links as drawn at one moment; the links layer is redrawn only when this changes.
///
/// @param lines every pair of the topology; cuts that a wall stands for are among them
/// @param walls instead of many cuts between two groups
/// @param walled the pairs that a wall stands for: not drawn, but still to be clicked
public record LinkFrame(List<LinkLine> lines, List<Wall> walls, Set<Link> walled) {
  public static final LinkFrame EMPTY = new LinkFrame(List.of(), List.of(), Set.of());

  /// With more links than this, only those that matter are drawn in full strength.
  static final int MAX_STRONG = 150;

  /// More cuts than this between two groups become one wall.
  static final int MAX_CUTS = 12;

  public LinkFrame {
    lines = List.copyOf(lines);
    walls = List.copyOf(walls);
    walled = Set.copyOf(walled);
  }

  /// Whether there are so many links that most are faint.
  boolean isThinned() {
    return lines.size() > MAX_STRONG;
  }

  /// How many are drawn in full strength.
  long strong() {
    return lines.stream().filter(LinkLine::isStrong).count();
  }
}
