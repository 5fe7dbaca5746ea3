package hearsay.bench;

import org.jspecify.annotations.Nullable;

/// One measured number beside what it is judged by.
///
/// @param name what was measured, in a few words
/// @param measured in `unit`; null where it could not be measured, and `note` says why
/// @param floor the bare minimum, measured in the same run, in `unit`; null where there is none
/// @param note what a reader must know to read the figure; may be empty
record Figure(
    String name,
    Journalling journal,
    Unit unit,
    Budget budget,
    @Nullable Double measured,
    @Nullable Double floor,
    String note) {

  /// What the figure means for its budget.
  enum Verdict {
    MET,
    MISSED,
    NO_BUDGET,
    NOT_MEASURED
  }

  static Figure of(String name, Journalling journal, Unit unit, Budget budget, double measured) {
    return new Figure(name, journal, unit, budget, measured, null, "");
  }

  static Figure notMeasured(
      String name, Journalling journal, Unit unit, Budget budget, String why) {
    return new Figure(name, journal, unit, budget, null, null, "not measured here: " + why);
  }

  Figure beside(double floorMeasured) {
    return new Figure(name, journal, unit, budget, measured, floorMeasured, note);
  }

  Figure noting(String text) {
    return new Figure(name, journal, unit, budget, measured, floor, text);
  }

  /// How many times the floor was measured; null without a floor.
  @Nullable Double ratio() {
    return measured == null || floor == null || floor == 0 ? null : measured / floor;
  }

  Verdict verdict() {
    if (measured == null) {
      return Verdict.NOT_MEASURED;
    }
    return switch (budget) {
      case Budget.None _ -> Verdict.NO_BUDGET;
      case Budget.AtMost(var limit) -> metIf(measured <= limit);
      case Budget.AtLeast(var limit) -> metIf(measured >= limit);
      case Budget.TimesFloor(var factor) -> {
        var ratio = ratio();
        yield ratio == null ? Verdict.NOT_MEASURED : metIf(ratio <= factor);
      }
    };
  }

  /// By how much of the budget it is kept to, in percent; negative by how much it is missed. A rate
  /// of three times what was promised is 200, a time of a third of it 67. Null where there is no
  /// verdict.
  @Nullable Double marginPercent() {
    if (measured == null) {
      return null;
    }
    return switch (budget) {
      case Budget.None _ -> null;
      case Budget.AtMost(var limit) -> 100 * (1 - measured / limit);
      case Budget.AtLeast(var limit) -> 100 * (measured / limit - 1);
      case Budget.TimesFloor(var factor) -> {
        var ratio = ratio();
        yield ratio == null ? null : 100 * (1 - ratio / factor);
      }
    };
  }

  private static Verdict metIf(boolean isMet) {
    return isMet ? Verdict.MET : Verdict.MISSED;
  }
}
