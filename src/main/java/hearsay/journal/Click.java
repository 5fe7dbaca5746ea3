package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import org.jspecify.annotations.Nullable;

/// An operation that a user asked for, and what its node knew when it was applied.
///
/// @param position the journal position of the click
/// @param node where
/// @param amount +1, −1 or more
/// @param batch shared by operations fired together
/// @param applied null until the node acknowledged it
public record Click(
    long position, String node, int amount, long batch, @Nullable Application applied) {

  /// How an operation entered its node.
  ///
  /// @param actor the node's actor then
  /// @param before the node's state just before
  /// @param total PN: the actor's totals just after
  /// @param numbers Part 0: the operation's numbers
  /// @param heardOf Part 0: what the node had heard of before
  public record Application(
      ActorId actor, CounterState before, Tally total, OperationSet numbers, OperationSet heardOf) {

    /// Whether this operation's node had heard of the other operation before.
    boolean knew(Application other) {
      return switch (before) {
        case PnCounter state -> state.tally(other.actor()).covers(other.total());
        case VersionedCounter _ ->
            !other.numbers().isEmpty() && heardOf.containsAll(other.numbers());
      };
    }
  }

  Click withApplied(Application application) {
    return new Click(position, node, amount, batch, application);
  }
}
