package hearsay.journal;

import static hearsay.journal.PnOperations.isSame;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.Message;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Judges a cluster under the PN rule. States tell which operations they hold, so joining them
/// tells what can still be known.
final class PnVerdict {
  private final ClusterSnapshot snapshot;
  private final List<NodeSnapshot> running;

  /// All that running nodes hold.
  private final PnCounter total;

  PnVerdict(ClusterSnapshot snapshot, List<NodeSnapshot> running) {
    this.snapshot = snapshot;
    this.running = running;
    this.total = PnOperations.join(running);
  }

  Verdict judge() {
    int heard = 0;
    for (var node : running) {
      heard += isSame(PnOperations.of(node.state()), total) ? 1 : 0;
    }
    return heard == running.size() ? judgeAgreement() : judgeDifference(heard);
  }

  private Verdict judgeAgreement() {
    var acknowledged = snapshot.operations().acknowledged();
    var missing = PnOperations.missing(total, acknowledged);
    if (missing.isEmpty()) {
      return new Verdict.Converged(running.size(), total.value());
    }
    if (!PnOperations.missing(total, onTheirWay()).isEmpty()) {
      return new Verdict.Spreading(0, running.size());
    }
    var held = heldByCrashed(missing);
    var findable = total.merge(PnOperations.join(snapshot.crashed()));
    var lost = PnOperations.missing(findable, acknowledged);
    return held.isEmpty()
        ? judgeLosses(lost)
        : new Verdict.HeldOnlyByCrashed(held, PnOperations.byNode(lost));
  }

  /// A node that runs holds all that it acknowledged as who it is now, unless it forgot.
  private Verdict judgeLosses(Map<ActorId, Tally> lost) {
    var forgotten = new HashMap<>(lost);
    forgotten.keySet().retainAll(running.stream().map(NodeSnapshot::actor).toList());
    var others = new HashMap<>(lost);
    others.keySet().removeAll(forgotten.keySet());
    return forgotten.isEmpty()
        ? new Verdict.LostWithCrash(PnOperations.byNode(others))
        : new Verdict.LostToAmnesia(PnOperations.byNode(forgotten), PnOperations.byNode(others));
  }

  private Verdict judgeDifference(int heard) {
    if (snapshot.groups().size() > 1) {
      var held =
          snapshot.groups().stream().map(group -> PnOperations.join(members(group))).toList();
      var cut = new Cut(snapshot, groups -> isSame(joined(held, groups), total));
      if (cut.isCut()) {
        return cut.verdict((one, other) -> PnOperations.lacks(held.get(one), held.get(other)));
      }
    }
    return new Verdict.Spreading(heard, running.size());
  }

  private List<NodeSnapshot> members(Group group) {
    return running.stream().filter(node -> group.members().contains(node.name())).toList();
  }

  private static PnCounter joined(List<PnCounter> held, BitSet groups) {
    return groups.stream().mapToObj(held::get).reduce(PnCounter.empty(), PnCounter::merge);
  }

  /// What frames under way will still teach running nodes: a node may crash while its last words
  /// travel.
  private PnCounter onTheirWay() {
    var joined = PnCounter.empty();
    for (var flight : snapshot.flights().values()) {
      if (snapshot.canArrive(flight)) {
        joined =
            switch (flight.message()) {
              case Message.Delta delta -> joined.merge(delta.entries());
              case Message.State state -> joined.merge(state.entries());
              case Message.Request request -> joined.merge(request.entries());
              case Message.Pull _,
                  Message.Push _,
                  Message.Digest _,
                  Message.DigestAck _,
                  Message.Prune _,
                  Message.Graft _ ->
                  joined;
            };
      }
    }
    return joined;
  }

  /// The missing operations that crashed nodes held, by the node that holds most of an actor's, the
  /// one that acknowledged them before others.
  private Map<String, Tally> heldByCrashed(Map<ActorId, Tally> missing) {
    var held = new HashMap<String, Tally>();
    var crashed = snapshot.crashed();
    for (var actor : missing.keySet()) {
      var best = Tally.ZERO;
      var holder = "";
      for (var node : crashed) {
        var more =
            PnOperations.minus(PnOperations.of(node.state()).tally(actor), total.tally(actor));
        boolean isOwn = node.name().equals(actor.name()) && size(more) == size(best);
        if (size(more) > size(best) || (isOwn && size(more) > 0)) {
          best = more;
          holder = node.name();
        }
      }
      if (!holder.isEmpty()) {
        held.merge(holder, best, PnOperations::plus);
      }
    }
    return held;
  }

  private static long size(Tally tally) {
    return tally.increments() + tally.decrements();
  }
}
