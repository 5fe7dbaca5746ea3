package hearsay.journal;

import java.util.Optional;

/// Whether two operations on different nodes knew of each other (happened-before, Lamport 1978).
///
/// @param isConcurrent neither node had heard of the other's operation
/// @param words "concurrent" or "not concurrent: n4 already knew"
public record Concurrency(boolean isConcurrent, String words) {

  /// Empty if the clicks are on the same node, or one is not applied yet.
  public static Optional<Concurrency> of(Click one, Click other) {
    var first = one.applied();
    var second = other.applied();
    if (first == null || second == null || one.node().equals(other.node())) {
      return Optional.empty();
    }
    if (second.knew(first)) {
      return Optional.of(notConcurrent(other.node()));
    }
    if (first.knew(second)) {
      return Optional.of(notConcurrent(one.node()));
    }
    return Optional.of(new Concurrency(true, "concurrent"));
  }

  private static Concurrency notConcurrent(String whoKnew) {
    return new Concurrency(false, "not concurrent: " + whoKnew + " already knew");
  }
}
