/// What happened in the cluster, in one order, and what it means. [Journal] is the append-only log
/// of [JournalEvent]s; [ClusterSnapshot] is the cluster at one position of it, made by folding
/// entries; [Verdict] judges a snapshot. Every view and every check reads these, so that none has a
/// second guess of its own.
///
/// Nothing here acts on the cluster, knows a socket or starts a thread. Everything but [Journal] is
/// immutable and pure: the same entries give the same snapshot, whoever folds them.
///
/// Start reading at [JournalEvent], then [ClusterSnapshot] and `ClusterFold` (one method per kind
/// of event), then [Verdict].
@NullMarked
package hearsay.journal;

import org.jspecify.annotations.NullMarked;
