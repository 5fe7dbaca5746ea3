package hearsay.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether two operations on different nodes knew of each other (happened-before, Lamport 1978).
///
/// @param one the node of the first operation
/// @param other the node of the second
/// @param whoKnew the one of both that had already heard of the other's operation; null if neither
///   had
public record Concurrency(String one, String other, @Nullable String whoKnew) {
  /// Empty if the clicks are on the same node, or one is not applied yet.
  public static Optional<Concurrency> of(Click one, Click other) {
    var first = one.applied();
    var second = other.applied();
    if (first == null || second == null || one.node().equals(other.node())) {
      return Optional.empty();
    }
    String whoKnew = null;
    if (second.knew(first)) {
      whoKnew = other.node();
    } else if (first.knew(second)) {
      whoKnew = one.node();
    }
    return Optional.of(new Concurrency(one.node(), other.node(), whoKnew));
  }

  /// Neither node had heard of the other's operation.
  public boolean isConcurrent() {
    return whoKnew == null;
  }

  /// "n1 and n4: concurrent" or "n1 and n4: not concurrent, n4 already knew".
  public String words() {
    var both = one + " and " + other + ": ";
    return both + (whoKnew == null ? "concurrent" : "not concurrent, " + whoKnew + " already knew");
  }
}
