package hearsay.viz;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Explanation;
import java.util.ArrayList;
import java.util.List;

/// Why the verdict is what it is, in lines. Pure.
///
/// @param lines most telling first, at most [#MAX_LINES]
public record WhyText(List<String> lines) {
  /// More is not read.
  static final int MAX_LINES = 8;

  static final WhyText NONE = new WhyText(List.of());

  public WhyText {
    lines = List.copyOf(lines);
  }

  static WhyText of(ClusterSnapshot snapshot) {
    var lacks = snapshot.explanation().lacks();
    var lines = new ArrayList<String>();
    lacks.stream().limit(MAX_LINES - 1).map(WhyText::line).forEach(lines::add);
    if (lacks.isEmpty()) {
      lines.add("Every running node holds every acknowledged operation.");
    } else if (lacks.size() > MAX_LINES - 1) {
      lines.set(lines.size() - 1, "and %d more".formatted(lacks.size() - MAX_LINES + 2));
    }
    if (snapshot.rule() == CounterRule.PART0 && !lacks.isEmpty()) {
      lines.add("Part 0 adopts only a higher version: of two made at once, one is lost.");
    }
    return new WhyText(lines);
  }

  private static String line(Explanation.Lack lack) {
    return "%s %s %s of %s"
        .formatted(
            NodeNames.list(lack.nodes()),
            lack.nodes().size() == 1 ? "lacks" : "lack",
            TallyText.signed(lack.operations()),
            lack.of());
  }
}
