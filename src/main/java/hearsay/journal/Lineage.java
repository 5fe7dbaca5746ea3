package hearsay.journal;

import hearsay.crdt.VersionedCounter;
import org.jspecify.annotations.Nullable;

/// Part 0: the operations that one state holds.
///
/// A node reports before it sends, so mostly it is known what a state holds that a frame carries. A
/// frame of a state that is not known all the same (its sender has left it far behind, or the
/// journal begins later than the sender's report) names its origin instead, and [Lineages#resolve]
/// fills it in if a report comes.
///
/// @param operations those known for sure
/// @param origin where the rest is to be found; null if `operations` is all
public record Lineage(OperationSet operations, @Nullable Origin origin) {
  public static final Lineage EMPTY = new Lineage(OperationSet.EMPTY, null);

  /// A state that its node has not reported, as far as is known.
  public record Origin(String node, VersionedCounter state) {}

  Lineage plus(OperationSet more) {
    return new Lineage(operations.union(more), origin);
  }
}
