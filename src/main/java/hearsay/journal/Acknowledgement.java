package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.Tally;

/// When a node acknowledged operations, so that it can be told since when others lack them.
///
/// @param before PN: the actor's totals without them
/// @param after PN: the actor's totals with them
/// @param firstNumber Part 0: the number of the first of them
/// @param endNumber Part 0: the number after the last
/// @param atNanos cluster time
public record Acknowledgement(
    ActorId actor, Tally before, Tally after, int firstNumber, int endNumber, long atNanos) {
  /// Whether a node with these totals of the actor lacks some of these operations and none from
  /// before.
  boolean isFirstBeyond(Tally known) {
    return known.covers(before) && !known.covers(after);
  }

  boolean hasNumber(int number) {
    return firstNumber <= number && number < endNumber;
  }
}
