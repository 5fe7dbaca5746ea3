package hearsay.viz;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import java.util.List;

/// What one pulse shows: a moment of the journal, now or past. All that a view draws follows from
/// it, so that the same moment gives the same picture whenever it is shown.
///
/// @param before the snapshot just before the first of the fresh entries
/// @param snapshot the moment
/// @param fresh the entries that led from `before` to it, oldest first; after a jump those of the
///   last few seconds before it
/// @param isJump whether the moment does not follow the one shown before: what views keep of former
///   pulses is void
/// @param isLive whether it is now
/// @param clusterNanos cluster time of the moment; flights are drawn by it
/// @param wallNanos real time of the moment, nanoseconds since the epoch; fades are drawn by it and
///   by the entries' own
public record Showing(
    ClusterSnapshot before,
    ClusterSnapshot snapshot,
    List<JournalEntry> fresh,
    boolean isJump,
    boolean isLive,
    long clusterNanos,
    long wallNanos) {
  /// The same for one who did not see the moment before.
  Showing asJump() {
    return isJump
        ? this
        : new Showing(before, snapshot, fresh, true, isLive, clusterNanos, wallNanos);
  }
}
