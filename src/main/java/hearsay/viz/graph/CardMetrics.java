package hearsay.viz.graph;

/// The measures of all cards of one plan.
///
/// @param size what is drawn of a node
/// @param em the text size that all measures of the card follow, in pixels
/// @param isTight whether paddings and value are the smallest that still read well; a tight disc has no name
/// @param width of a card, @param height of a card, in pixels
public record CardMetrics(CardSize size, double em, boolean isTight, double width, double height) {
  /// The size of the name on a disc, as a part of its diameter.
  private static final double NAME_PART = 0.28;

  static CardMetrics full(double em) {
    return new CardMetrics(CardSize.FULL, em, false, 12.25 * em, 8.5 * em);
  }

  static CardMetrics tight(double em) {
    return new CardMetrics(CardSize.FULL, em, true, 10.75 * em, 7.75 * em);
  }

  static CardMetrics small(double em) {
    return new CardMetrics(CardSize.SMALL, em, false, 8.9 * em, 3.9 * em);
  }

  /// @param diameter of the disc, in pixels
  /// @param smallestText smaller names are left out
  static CardMetrics dot(double diameter, double smallestText) {
    var isTight = NAME_PART * diameter < smallestText;
    return new CardMetrics(
        CardSize.DOT, (isTight ? 0.42 : 0.36) * diameter, isTight, diameter, diameter);
  }

  double area() {
    return width * height;
  }
}
