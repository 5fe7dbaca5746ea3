package hearsay.journal;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  /// @param sinceNanos cluster time at which the first of them was acknowledged; null if that is
  ///   not known (any more: see [OperationLedger#MAX_RECENT])
  /// @param lastHeardNanos cluster time at which one of the nodes last handled a frame from a node
  ///   that holds some of them; null if none ever did
  public record Lack(
      List<String> nodes,
      String of,
      Tally operations,
      @Nullable Long sinceNanos,
      @Nullable Long lastHeardNanos) {
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
    var heal = snapshot.verdict() instanceof Verdict.CutOff cut ? cut.heal() : List.<Link>of();
    return new Explanation(Lacks.of(snapshot), heal, dissents(snapshot));
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
}
