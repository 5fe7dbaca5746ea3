package hearsay.viz.graph;

import hearsay.journal.Link;
import hearsay.journal.NodeNames;

/// What is said about links.
final class LinkWords {
  private LinkWords() {}

  /// What a click will do: "Click: cut n1–n4 · Shift: only n1→n4".
  ///
  /// @param direction the one that leaves the nearer node
  static String onClick(LinkLine line, Link direction) {
    var both = line.isSevered() ? "heal " : "cut ";
    var isSevered = line.state(direction) == LinkState.SEVERED;
    var one =
        isSevered ? (line.isSevered() ? "only " : "heal ") : line.isOneWay() ? "cut " : "only ";
    return "Click: " + both + NodeNames.undirected(line.pair()) + " · Shift: " + one + direction;
  }

  /// What a click can do in the past: "n1–n4 as it was · Alt-click: inspect n1→n4".
  static String inThePast(LinkLine line, Link direction) {
    return NodeNames.undirected(line.pair()) + " as it was · Alt-click: inspect " + direction;
  }
}
