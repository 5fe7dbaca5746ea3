package hearsay.viz.graph;

/// The measures of all cards of one plan.
///
/// @param size what is drawn of a node
/// @param em the text size that all measures of the card follow, in pixels
/// @param fit how much air is around it; a disc that is not roomy has no name
/// @param width of a card, @param height of a card, in pixels
public record CardMetrics(CardSize size, double em, CardFit fit, double width, double height) {
  /// The size of the name on a disc, as a part of its diameter.
  private static final double NAME_PART = 0.28;

  /// Below this text size, value and + of a dense card would be little larger than those of a small
  /// one.
  private static final double SMALLEST_DENSE_EM = 16;

  static CardMetrics full(double em) {
    return new CardMetrics(CardSize.FULL, em, CardFit.ROOMY, 12.25 * em, 8.5 * em);
  }

  static CardMetrics tight(double em) {
    return new CardMetrics(CardSize.FULL, em, CardFit.TIGHT, 10.75 * em, 7.75 * em);
  }

  static CardMetrics dense(double em) {
    return new CardMetrics(CardSize.FULL, em, CardFit.DENSE, 9.5 * em, 6.3 * em);
  }

  static boolean canBeDense(double em) {
    return em >= SMALLEST_DENSE_EM;
  }

  static CardMetrics small(double em) {
    return new CardMetrics(CardSize.SMALL, em, CardFit.ROOMY, 8.9 * em, 3.9 * em);
  }

  /// @param diameter of the disc, in pixels
  /// @param smallestText smaller names are left out
  static CardMetrics dot(double diameter, double smallestText) {
    var isTight = NAME_PART * diameter < smallestText;
    var em = (isTight ? 0.42 : 0.36) * diameter;
    var fit = isTight ? CardFit.TIGHT : CardFit.ROOMY;
    return new CardMetrics(CardSize.DOT, em, fit, diameter, diameter);
  }

  double area() {
    return width * height;
  }
}
