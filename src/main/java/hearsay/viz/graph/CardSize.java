package hearsay.viz.graph;

/// How much of a node is drawn; the more nodes, the less of each.
public enum CardSize {
  /// All there is to say.
  FULL,
  /// Name, state mark, value and +.
  SMALL,
  /// A disc with the value, or only the state mark; a click opens a card.
  DOT
}
