package hearsay.viz.faults;

import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which links a change is for.
enum Scope {
  ONE_WAY,
  BOTH_WAYS,
  ALL;

  /// The links it means, of those there are.
  ///
  /// @param chosen the link that is selected, null if none is
  Set<Link> links(@Nullable Link chosen, Collection<Link> present) {
    var wanted =
        switch (this) {
          case ONE_WAY -> chosen == null ? Set.<Link>of() : Set.of(chosen);
          case BOTH_WAYS -> chosen == null ? Set.<Link>of() : Set.of(chosen, chosen.reversed());
          case ALL -> Set.copyOf(present);
        };
    return wanted.stream().filter(present::contains).collect(Collectors.toUnmodifiableSet());
  }

  /// "n1→n2", "n1–n2", "All links".
  String words(@Nullable Link chosen) {
    return switch (this) {
      case ONE_WAY -> chosen == null ? "One way" : chosen.toString();
      case BOTH_WAYS -> chosen == null ? "Both ways" : NodeNames.undirected(chosen);
      case ALL -> "All links";
    };
  }
}
