package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The answer to "Why?": which running nodes lack whose operations, and what to heal.
///
/// @param lacks nodes that lack the same together; in order of their names
/// @param heal the links of [Verdict.CutOff], else empty
/// @param dissents foreign nodes that last said something else than all running nodes do; empty
///   while those do not agree among themselves
public record Explanation(List<Lack> lacks, List<Link> heal, List<Dissent> dissents) {
  public Explanation {
    lacks = List.copyOf(lacks);
    heal = List.copyOf(heal);
    dissents = List.copyOf(dissents);
  }

  /// A foreign node that last said something else. It may have heard since, and not said so yet.
  ///
  /// @param node its address
  /// @param said its value, then
  public record Dissent(String node, BigInteger said) {
    /// "127.0.0.1:9001 says 5".
    public String words() {
      return node + " says " + said;
    }
  }

  /// What foreign nodes say otherwise, in one line: "127.0.0.1:9001 says 5"; the first of many.
  /// Empty if none does.
  public String dissent() {
    return switch (dissents.size()) {
      case 0 -> "";
      case 1 -> dissents.getFirst().words();
      default -> dissents.getFirst().words() + ", " + (dissents.size() - 1) + " more differ";
    };
  }

  /// Operations that some nodes have not heard of (Part 0: whose states do not hold them).
  ///
  /// @param nodes who lacks them
  /// @param of the node that acknowledged them, or a foreign one that made them
  /// @param operations how many
  public record Lack(List<String> nodes, String of, Tally operations) {
    public Lack {
      nodes = List.copyOf(nodes);
    }

    /// "n1, n2 lack +3 of n4"; a long list of nodes is cut short.
    public String words() {
      return NodeNames.list(nodes)
          + (nodes.size() == 1 ? " lacks " : " lack ")
          + NodeNames.signed(operations)
          + " of "
          + of;
    }
  }

  /// Pure. [ClusterSnapshot#explanation] keeps the answer.
  static Explanation of(ClusterSnapshot snapshot) {
    var lacks = new ArrayList<Lack>();
    lacksByNode(snapshot)
        .forEach(
            (missing, nodes) ->
                missing.forEach((of, tally) -> lacks.add(new Lack(nodes, of, tally))));
    var heal = snapshot.verdict() instanceof Verdict.CutOff cut ? cut.heal() : List.<Link>of();
    return new Explanation(lacks, heal, dissents(snapshot));
  }

  private static List<Dissent> dissents(ClusterSnapshot snapshot) {
    var said = snapshot.running().stream().map(node -> node.state().hash()).distinct().toList();
    if (said.size() != 1) {
      return List.of();
    }
    return snapshot.nodes().values().stream()
        .filter(node -> node.isForeign() && hasSaid(node))
        .filter(node -> !node.shownHash().equals(said.getFirst()))
        .sorted(Comparator.comparing(NodeSnapshot::name, NodeNames.ORDER))
        .map(node -> new Dissent(node.name(), node.shownValue()))
        .toList();
  }

  /// Whether the foreign node told its whole state. PN: its deltas alone are only parts of it.
  private static boolean hasSaid(NodeSnapshot node) {
    return node.told() != null || (node.state().rule() == CounterRule.PART0 && node.hasSpoken());
  }

  private static Map<Map<String, Tally>, List<String>> lacksByNode(ClusterSnapshot snapshot) {
    var running = snapshot.running();
    var total = PnOperations.join(running);
    var result = new LinkedHashMap<Map<String, Tally>, List<String>>();
    for (var node : running) {
      var missing =
          snapshot.rule() == CounterRule.PN
              ? pnLacks(snapshot, node, PnOperations.missing(PnOperations.of(node.state()), total))
              : partZeroLacks(snapshot.operations().lineages(), node);
      result.computeIfAbsent(missing, lack -> new ArrayList<>()).add(node.name());
    }
    return result;
  }

  private static Map<String, Tally> pnLacks(
      ClusterSnapshot snapshot, NodeSnapshot node, Map<ActorId, Tally> heldByOthers) {
    var missing = new TreeMap<>(heldByOthers);
    missing.putAll(
        PnOperations.missing(PnOperations.of(node.state()), snapshot.operations().acknowledged()));
    return PnOperations.byNode(missing);
  }

  private static Map<String, Tally> partZeroLacks(Lineages lineages, NodeSnapshot node) {
    var missing = lineages.acknowledged().minus(lineages.heldBy(node.name()));
    return lineages.byMaker(missing);
  }
}
