package hearsay.viz.graph;

/// How much air a card has around what it says.
public enum CardFit {
  ROOMY,
  /// The smallest paddings and value that still read well at a lecture's text size.
  TIGHT,
  /// The text of a tight card with a smaller value and smaller buttons: for text so large that they
  /// are large all the same.
  DENSE
}
