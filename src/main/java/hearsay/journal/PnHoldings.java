package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Under the PN rule states tell which operations they hold.
final class PnHoldings implements Lacks.Holdings {
  private final OperationLedger operations;

  /// All that running nodes hold.
  private final PnCounter total;

  /// By node, and by whose operations they are.
  private final Map<String, Map<String, Set<ActorId>>> missingByNode = new HashMap<>();

  /// By actor, oldest first: asked for each of many lacks.
  private final Map<ActorId, List<Acknowledgement>> recent = new HashMap<>();

  PnHoldings(ClusterSnapshot snapshot) {
    this.operations = snapshot.operations();
    this.total = PnOperations.join(snapshot.running());
    for (var acknowledgement : operations.recent()) {
      recent
          .computeIfAbsent(acknowledgement.actor(), any -> new ArrayList<>())
          .add(acknowledgement);
    }
  }

  @Override
  public Map<String, Tally> missing(NodeSnapshot node) {
    return PnOperations.byNode(missingActors(node));
  }

  private Map<ActorId, Tally> missingActors(NodeSnapshot node) {
    var state = PnOperations.of(node.state());
    var missing = new TreeMap<>(PnOperations.missing(state, total));
    missing.putAll(PnOperations.missing(state, operations.acknowledged()));
    return missing;
  }

  private Set<ActorId> missingActors(NodeSnapshot node, String of) {
    return missingByNode
        .computeIfAbsent(node.name(), name -> byMaker(missingActors(node).keySet()))
        .getOrDefault(of, Set.of());
  }

  private static Map<String, Set<ActorId>> byMaker(Set<ActorId> missing) {
    return missing.stream().collect(Collectors.groupingBy(ActorId::name, Collectors.toSet()));
  }

  @Override
  public @Nullable Long since(NodeSnapshot node, String of) {
    var state = PnOperations.of(node.state());
    @Nullable Long first = null;
    for (var actor : missingActors(node, of)) {
      var since = since(actor, state.tally(actor));
      if (since == null) {
        return null;
      }
      first = first == null ? since : (Long) Math.min(first, since);
    }
    return first;
  }

  private @Nullable Long since(ActorId actor, Tally known) {
    for (var acknowledgement : recent.getOrDefault(actor, List.of())) {
      if (acknowledgement.isFirstBeyond(known)) {
        return acknowledgement.atNanos();
      }
    }
    return null;
  }

  @Override
  public boolean hasSome(NodeSnapshot other, NodeSnapshot node, String of) {
    var its = PnOperations.of(other.state());
    var own = PnOperations.of(node.state());
    return missingActors(node, of).stream()
        .anyMatch(actor -> !own.tally(actor).covers(its.tally(actor)));
  }
}
