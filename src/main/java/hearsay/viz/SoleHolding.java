package hearsay.viz;

import hearsay.crdt.PnCounter;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import java.util.ArrayList;
import java.util.Map;

/// What would be gone from the cluster if one node went. Pure.
final class SoleHolding {
  private SoleHolding() {}

  /// "+3 by n2", in words; empty if every entry is held elsewhere too, or the rule keeps no entries.
  static String of(String node, ClusterSnapshot snapshot) {
    return snapshot
        .node(node)
        .map(NodeSnapshot::state)
        .filter(PnCounter.class::isInstance)
        .map(state -> words(((PnCounter) state).deltaSince(heldByOthers(node, snapshot)), heldByOthers(node, snapshot)))
        .orElse("");
  }

  private static String words(PnCounter missing, PnCounter others) {
    var parts = new ArrayList<String>();
    missing.forEach((actor, tally) -> parts.add(
                TallyText.signed(TallyText.lack(tally, others.tally(actor))) + " by " + actor.name()));
    parts.sort(NodeNames.ORDER);
    return String.join(", ", parts);
  }

  private static PnCounter heldByOthers(String node, ClusterSnapshot snapshot) {
    return snapshot.nodes().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(node))
        .filter(entry -> entry.getValue().lifecycle() == NodeSnapshot.Lifecycle.RUNNING)
        .map(Map.Entry::getValue)
        .map(NodeSnapshot::state)
        .filter(PnCounter.class::isInstance)
        .map(PnCounter.class::cast)
        .reduce(PnCounter.empty(), PnCounter::merge);
  }
}
