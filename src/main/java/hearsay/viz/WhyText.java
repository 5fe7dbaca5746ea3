package hearsay.viz;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Explanation;
import hearsay.journal.NodeNames;
import hearsay.journal.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Why the verdict is what it is, in lines. Pure.
///
/// @param lines most telling first, at most [#MAX_LINES], the rule's own and what to heal
public record WhyText(List<String> lines) {
  /// More is not read.
  static final int MAX_LINES = 8;

  private static final String AMNESIA =
      "A node came back as who it was, but empty: what it counts hides below what its peers"
          + " remember of it.";

  static final WhyText NONE = new WhyText(List.of());

  public WhyText {
    lines = List.copyOf(lines);
  }

  /// @param moments of the journal of the snapshot
  /// @param nowMillis real time of the moment shown, since the epoch
  static WhyText of(ClusterSnapshot snapshot, Moments moments, long nowMillis) {
    var lacks = snapshot.explanation().lacks();
    var lines = new ArrayList<String>();
    lacks.stream()
        .limit(MAX_LINES - 1)
        .map(lack -> words(lack, moments, nowMillis))
        .forEach(lines::add);
    if (lacks.isEmpty()) {
      lines.add(withoutLacks(snapshot.verdict()));
    } else if (lacks.size() > MAX_LINES - 1) {
      lines.set(lines.size() - 1, "and %d more".formatted(lacks.size() - MAX_LINES + 2));
    }
    snapshot.explanation().dissents().stream()
        .limit(Math.max(0, MAX_LINES - lines.size()))
        .map(dissent -> dissent.words() + ": a foreign node, as far as its frames tell.")
        .forEach(lines::add);
    if (snapshot.verdict() instanceof Verdict.LostToAmnesia && !lacks.isEmpty()) {
      lines.add(AMNESIA);
    }
    if (snapshot.rule() == CounterRule.PART0 && !lacks.isEmpty()) {
      lines.add("Part 0 adopts only a higher version: of two made at once, one is lost.");
    }
    var heal = snapshot.explanation().heal();
    if (!heal.isEmpty()) {
      lines.add("Enough to heal: " + NodeNames.links(heal) + ".");
    }
    return new WhyText(lines);
  }

  /// "n2 lacks +1 of n1, since 0:12; last heard from a holder 14 s ago".
  private static String words(Explanation.Lack lack, Moments moments, long nowMillis) {
    var since = lack.sinceNanos();
    var heard = lack.lastHeardNanos();
    return lack.words()
        + (since == null ? "" : ", since " + moments.textOf(since))
        + (heard == null
            ? "; never in contact with a holder"
            : "; last heard from a holder " + ago(nowMillis - moments.wallMillisOf(heard)));
  }

  private static String ago(long millis) {
    var seconds = Math.max(0, millis) / 1_000;
    return seconds < 60
        ? seconds + " s ago"
        : "%d:%02d min ago".formatted(seconds / 60, seconds % 60);
  }

  /// What is so although no running node is known to lack an operation.
  private static String withoutLacks(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Converged _, Verdict.Spreading _, Verdict.CutOff _ ->
          "Every running node holds every acknowledged operation.";
      case Verdict.AgreeButWrong _ ->
          "All running nodes agree; which operations were lost is no longer known.";
      case Verdict.AgreeWithForeign _ ->
          "Running nodes adopted a foreign node's state; only it knows what it counted.";
      case Verdict.Stuck _ ->
          "Part 0 adopts only a higher version: no node will ever take over the other's counter.";
      case Verdict.HeldOnlyByCrashed _ ->
          "Running nodes agree; what they lack is with the crashed.";
      case Verdict.LostWithCrash _ -> "Running nodes agree; who held what they lack is gone.";
      case Verdict.LostToAmnesia _ -> AMNESIA;
      case Verdict.NobodyRuns _ -> "No node runs, so none holds or lacks anything.";
    };
  }
}
