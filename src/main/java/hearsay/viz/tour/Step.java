package hearsay.viz.tour;

import hearsay.journal.NodeNames;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;

/// One line of the table: what was done, and what was to be seen then.
///
/// @param done what was clicked
/// @param values what every node showed
/// @param verdict in words
/// @param isAsExpected whether that is what had to happen
/// @param picture the file's name
record Step(
    String done,
    Map<String, BigInteger> values,
    String verdict,
    boolean isAsExpected,
    String picture) {
  static final String HEAD =
      "%-30s %-44s %-20s %-54s %s"
          .formatted("picture", "what was done", "values", "verdict", "check");

  /// As a line of the table.
  String line() {
    return "%-30s %-44s %-20s %-54s %s"
        .formatted(
            picture, done, valuesInOrder(), verdict, isAsExpected ? "ok" : "NOT AS EXPECTED");
  }

  private String valuesInOrder() {
    return values.keySet().stream()
        .sorted(NodeNames.ORDER)
        .map(values::get)
        .map(BigInteger::toString)
        .collect(Collectors.joining(" "));
  }
}
