package hearsay.journal;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The state of the cluster in one of a few kinds. Never green unless all is well: only [Converged]
/// is.
///
/// Running nodes of this process are judged; what foreign nodes hold is not known for sure.
public sealed interface Verdict {
  /// All running nodes hold the same state, and it holds every acknowledged operation.
  record Converged(int nodes, BigInteger value) implements Verdict {}

  /// News is on its way or will be with the next rounds: `heard` of `nodes` running nodes hold all
  /// that any running node holds, or could still get from a frame on its way. 0 when each still
  /// lacks something.
  record Spreading(int heard, int nodes) implements Verdict {}

  /// States differ and open links can't bring them together.
  ///
  /// @param heal a smallest set of links to heal, undirected; empty if no link between running
  ///   nodes is cut, so that only restarts can help
  /// @param lacks "A lacks 1 of B", by the groups' letters
  record CutOff(List<Link> heal, List<String> lacks) implements Verdict {
    public CutOff {
      heal = List.copyOf(heal);
      lacks = List.copyOf(lacks);
    }
  }

  /// Part 0: all say the same, and it is not what was acknowledged.
  ///
  /// @param acknowledged by the nodes of this process; what a foreign node acknowledged to its
  ///   users nobody here can know
  /// @param lost lost operations by the node that had acknowledged them; empty if there were too
  ///   many to be named, or if a foreign node's state was adopted, of which nobody can say what it
  ///   holds
  record AgreeButWrong(BigInteger said, BigInteger acknowledged, Map<String, Tally> lost)
      implements Verdict {
    public AgreeButWrong {
      lost = sorted(lost);
    }
  }

  /// Part 0: all say the same, and a foreign node's state is part of it. It holds operations that
  /// nobody here knows, so what was acknowledged here does not tell what it should be.
  ///
  /// @param acknowledged by the nodes of this process
  record AgreeWithForeign(BigInteger said, BigInteger acknowledged) implements Verdict {}

  /// Part 0: same version, different counter, and nothing higher around: no frame will ever change
  /// that.
  record Stuck(BigInteger version, List<BigInteger> counters) implements Verdict {
    public Stuck {
      counters = List.copyOf(counters);
    }
  }

  /// All running nodes agree, but acknowledged operations are held only by crashed nodes.
  ///
  /// @param operations by the crashed node that holds them
  /// @param lost PN: others that nobody holds any more, by the node that had acknowledged them
  record HeldOnlyByCrashed(Map<String, Tally> operations, Map<String, Tally> lost)
      implements Verdict {
    public HeldOnlyByCrashed {
      operations = sorted(operations);
      lost = sorted(lost);
    }

    /// Crashed nodes hold all that is missing.
    public HeldOnlyByCrashed(Map<String, Tally> operations) {
      this(operations, Map.of());
    }
  }

  /// PN: all agree, but operations acknowledged by a node that lost its memory, or was removed, are
  /// gone (crash without a log).
  ///
  /// @param operations by the node that had acknowledged them
  record LostWithCrash(Map<String, Tally> operations) implements Verdict {
    public LostWithCrash {
      operations = sorted(operations);
    }
  }

  /// PN: all agree, but operations are hidden: the node that had acknowledged them forgot them and
  /// went on as who it was (amnesia, broken on purpose), so that what it counts now lies below what
  /// its peers remember of it.
  ///
  /// @param operations by the node that forgot
  /// @param lost others that nobody holds any more, by the node that had acknowledged them
  record LostToAmnesia(Map<String, Tally> operations, Map<String, Tally> lost) implements Verdict {
    public LostToAmnesia {
      operations = sorted(operations);
      lost = sorted(lost);
    }
  }

  /// No node runs.
  record NobodyRuns() implements Verdict {}

  /// Judges a snapshot. Pure. [ClusterSnapshot#verdict] keeps the answer.
  static Verdict of(ClusterSnapshot snapshot) {
    var running = snapshot.running();
    if (running.isEmpty()) {
      return new NobodyRuns();
    }
    return snapshot.rule() == CounterRule.PN
        ? new PnVerdict(snapshot, running).judge()
        : new PartZeroVerdict(snapshot, running).judge();
  }

  /// Whether all is well.
  default boolean isGood() {
    return this instanceof Converged;
  }

  /// The verdict in words.
  default String words() {
    return switch (this) {
      case Converged _ -> "Converged";
      case Spreading(int heard, int nodes) ->
          heard == 0
              ? "Spreading: none of " + nodes + " has heard everything"
              : "Spreading: %d of %d %s heard".formatted(heard, nodes, heard == 1 ? "has" : "have");
      case CutOff cut ->
          cut.heal().isEmpty()
              ? "Cut off: no open way between running nodes"
              : "Cut off: heal " + NodeNames.links(cut.heal());
      case AgreeButWrong wrong when wrong.said().equals(wrong.acknowledged()) ->
          "Agree, but wrong: all say " + wrong.said() + " by chance, lost " + named(wrong.lost());
      case AgreeButWrong wrong ->
          "Agree, but wrong: all say %s, %s acknowledged"
              .formatted(wrong.said(), wrong.acknowledged());
      case AgreeWithForeign agreed ->
          "Agree on " + agreed.said() + "; what foreign nodes counted is not known here";
      case Stuck _ -> "Stuck: same version, different counter";
      case HeldOnlyByCrashed held ->
          "Held only by crashed " + named(held.operations()) + alsoLost(held.lost());
      case LostWithCrash lost -> "Lost with a crash: " + named(lost.operations());
      case LostToAmnesia forgotten ->
          "Lost to amnesia: " + named(forgotten.operations()) + alsoLost(forgotten.lost());
      case NobodyRuns _ -> "No node runs";
    };
  }

  private static String alsoLost(Map<String, Tally> lost) {
    return lost.isEmpty() ? "" : "; lost with a crash: " + named(lost);
  }

  private static String named(Map<String, Tally> operations) {
    return operations.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + NodeNames.signed(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Tally> sorted(Map<String, Tally> operations) {
    var sorted = new TreeMap<String, Tally>(NodeNames.ORDER);
    sorted.putAll(operations);
    return Collections.unmodifiableMap(sorted);
  }
}
