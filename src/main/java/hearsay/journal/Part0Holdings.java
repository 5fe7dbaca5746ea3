package hearsay.journal;

import hearsay.crdt.Tally;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Under the Part 0 rule lineages tell which operations a state holds.
final class Part0Holdings implements Lacks.Holdings {
  private final OperationLedger operations;
  private final Lineages lineages;

  Part0Holdings(ClusterSnapshot snapshot) {
    this.operations = snapshot.operations();
    this.lineages = operations.lineages();
  }

  @Override
  public Map<String, Tally> missing(NodeSnapshot node) {
    return lineages.byMaker(missingNumbers(node));
  }

  private OperationSet missingNumbers(NodeSnapshot node) {
    return lineages.acknowledged().minus(lineages.heldBy(node.name()));
  }

  private OperationSet missingNumbers(NodeSnapshot node, String of) {
    var made = lineages.made().getOrDefault(of, OperationSet.EMPTY);
    return missingNumbers(node).intersection(made);
  }

  @Override
  public @Nullable Long since(NodeSnapshot node, String of) {
    // Numbers ascend with time, so the first number is that of the first operation.
    int first = missingNumbers(node, of).first();
    for (var acknowledgement : operations.recent()) {
      if (acknowledgement.hasNumber(first)) {
        return acknowledgement.atNanos();
      }
    }
    return null;
  }

  @Override
  public boolean hasSome(NodeSnapshot other, NodeSnapshot node, String of) {
    return !missingNumbers(node, of).intersection(lineages.heldBy(other.name())).isEmpty();
  }
}
