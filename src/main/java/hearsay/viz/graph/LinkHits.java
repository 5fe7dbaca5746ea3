package hearsay.viz.graph;

import hearsay.journal.Link;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which link the mouse means, and which ones a knife crosses.
final class LinkHits {
  /// Half of the 16 pixel wide zone in which a link can be hit.
  static final double REACH = 8;

  private LinkHits() {}

  /// The nearest link in reach of a point, strong ones first.
  static Optional<LinkLine> at(LinkFrame frame, Point point) {
    return frame.lines().stream()
        .filter(line -> line.segment().length() > 0 && line.segment().distance(point) <= REACH)
        .min(
            Comparator.comparing((LinkLine line) -> !line.isStrong())
                .thenComparingDouble(line -> line.segment().distance(point)));
  }

  /// The pairs that a knife would sever: crossed, and not severed in both directions already.
  static Set<Link> crossed(LinkFrame frame, List<Segment> knife) {
    return frame.lines().stream()
        .filter(line -> !line.isSevered())
        .filter(line -> knife.stream().anyMatch(stroke -> stroke.crosses(line.segment())))
        .map(LinkLine::pair)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
