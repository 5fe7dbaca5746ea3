package hearsay.viz.graph;

import hearsay.journal.Link;

/// Both directions between two nodes, as drawn.
///
/// @param pair the link from its start to its end, the same way round as [Link#undirected]
/// @param segment the visible part between the cards
/// @param forward the direction that `pair` names, @param backward the other
/// @param isStrong whether it is drawn in full strength, or faint because there are too many
public record LinkLine(
    Link pair, Segment segment, LinkState forward, LinkState backward, boolean isStrong) {

  boolean isSevered() {
    return forward == LinkState.SEVERED && backward == LinkState.SEVERED;
  }

  boolean isOneWay() {
    return (forward == LinkState.SEVERED) != (backward == LinkState.SEVERED);
  }

  boolean isCut() {
    return forward == LinkState.SEVERED || backward == LinkState.SEVERED;
  }

  boolean isDown() {
    return !isCut() && (forward == LinkState.DOWN || backward == LinkState.DOWN);
  }

  /// The direction that leaves the node nearer to a point.
  Link leavingNearer(Point point) {
    return segment.nearestFraction(point) <= 0.5 ? pair : pair.reversed();
  }

  LinkState state(Link direction) {
    return direction.equals(pair) ? forward : backward;
  }
}
