package hearsay.bench;

import java.time.Duration;

/// How large a benchmark runs. Only [#FULL] gives figures that mean something.
///
/// @param nodes nodes of the small cluster
/// @param warmUpRounds quick operations before the first that counts, per contestant
/// @param rounds operations (or bursts × 25) that count, per contestant
/// @param burstPerCaller increments of each of as many callers as there are nodes
/// @param span how long something is watched
/// @param talkers nodes of the full mesh that is closed while it talks, and of the one that is
///   drawn
/// @param flights frames on their way in the picture, at most one per directed link
/// @param crowd nodes of the large cluster
record Effort(
    int nodes,
    int warmUpRounds,
    int rounds,
    int burstPerCaller,
    Duration span,
    int talkers,
    int flights,
    int crowd) {
  /// What the budgets speak of.
  static final Effort FULL =
      new Effort(10, 1_000, 500, 1_000, Duration.ofSeconds(5), 100, 1_000, 1_000);

  /// Shows in seconds that everything runs.
  static final Effort QUICK = new Effort(3, 2, 25, 10, Duration.ofMillis(200), 4, 4, 12);

  static Effort quickIf(boolean isQuick) {
    return isQuick ? QUICK : FULL;
  }
}
