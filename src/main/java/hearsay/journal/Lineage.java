package hearsay.journal;

import hearsay.crdt.VersionedCounter;
import org.jspecify.annotations.Nullable;

/// Part 0: the operations that one state holds.
///
/// A node sends before it reports, so a frame can stand in the journal before the operation that
/// made its state, and can even be adopted before. The lineage then names its origin, and
/// [Lineages#resolve] fills it in once the sender's report has come.
///
/// @param operations those known for sure
/// @param origin where the rest is to be found; null if `operations` is all
public record Lineage(OperationSet operations, @Nullable Origin origin) {
  public static final Lineage EMPTY = new Lineage(OperationSet.EMPTY, null);

  /// A state that a node has not reported yet.
  public record Origin(String node, VersionedCounter state) {}

  Lineage plus(OperationSet more) {
    return new Lineage(operations.union(more), origin);
  }
}
