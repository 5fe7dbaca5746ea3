package hearsay.bench;

/// What a figure is to keep to.
sealed interface Budget {
  /// No promise was made; the figure is there to be seen.
  record None() implements Budget {}

  /// At most this much.
  record AtMost(double limit) implements Budget {}

  /// At least this much.
  record AtLeast(double limit) implements Budget {}

  /// At most so many times the floor of the same run.
  record TimesFloor(double factor) implements Budget {}

  Budget NONE = new None();
}
