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
/// @param callers the most that wait for a disk at once
/// @param logRecords records in a log of the usual size: a segment that is full but for a little
/// @param longLogRecords records in a long log
/// @param restarts crashes that count, of every kind
/// @param registrations nodes that a discovery server knows
/// @param journalEntries in a long journal; a usual one has a tenth of them
record Effort(
    int nodes,
    int warmUpRounds,
    int rounds,
    int burstPerCaller,
    Duration span,
    int talkers,
    int flights,
    int crowd,
    int callers,
    int logRecords,
    int longLogRecords,
    int restarts,
    int registrations,
    int journalEntries) {
  /// What the budgets speak of.
  static final Effort FULL =
      new Effort(
          10,
          1_000,
          500,
          1_000,
          Duration.ofSeconds(5),
          100,
          1_000,
          1_000,
          2_048,
          50_000,
          1_000_000,
          5,
          5_000,
          1_000_000);

  /// Shows in seconds that everything runs.
  static final Effort QUICK =
      new Effort(3, 2, 25, 10, Duration.ofMillis(200), 4, 4, 12, 16, 100, 1_000, 1, 20, 5_000);

  static Effort quickIf(boolean isQuick) {
    return isQuick ? QUICK : FULL;
  }
}
