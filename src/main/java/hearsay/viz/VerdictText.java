package hearsay.viz;

import hearsay.crdt.Tally;
import hearsay.journal.Link;
import hearsay.journal.Verdict;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A verdict in a shape and words. Colour only repeats what the shape says: only [Tone#GOOD] is green, and it is always a check.
///
/// @param words the verdict, to be read from the back row
/// @param detail what else there is to know, in one line; may be empty
/// @param heal links whose healing would bring the cluster together, undirected; may be empty
public record VerdictText(Shape shape, Tone tone, String words, String detail, List<Link> heal) {
  /// The icon.
  public enum Shape {
    CHECK,
    PIE,
    SLASHES,
    CROSS,
    NOT_EQUAL,
    EXCLAMATION,
    NOTHING
  }

  /// How it is drawn.
  public enum Tone {
    GOOD,
    SPREADING,
    APART,
    WRONG,
    NEUTRAL
  }

  private static final int MAX_LINKS_NAMED = 3;

  public VerdictText {
    heal = List.copyOf(heal);
  }

  /// Nothing to judge yet.
  static final VerdictText NONE = of(new Verdict.NobodyRuns(), BigInteger.ZERO);

  /// @param acknowledged the sum of all acknowledged operations
  static VerdictText of(Verdict verdict, BigInteger acknowledged) {
    var total = acknowledged + " acknowledged";
    return switch (verdict) {
      case Verdict.Converged(var nodes, var value) ->
          new VerdictText(
              Shape.CHECK, Tone.GOOD, "Converged", converged(nodes, value), List.of());
      case Verdict.Spreading(var heard, var nodes) ->
          new VerdictText(
              Shape.PIE,
              Tone.SPREADING,
              "Spreading: %d of %d %s heard".formatted(heard, nodes, heard == 1 ? "has" : "have"),
              total,
              List.of());
      case Verdict.CutOff(var heal, var lacks) ->
          new VerdictText(
              Shape.SLASHES,
              Tone.APART,
              "Cut off: heal " + links(heal),
              joined(total, lacks),
              heal);
      case Verdict.AgreeButWrong(var said, var all, var lost) ->
          new VerdictText(
              Shape.CROSS,
              Tone.WRONG,
              "Agree, but wrong: all say %d, %d acknowledged".formatted(said, all),
              lost(lost),
              List.of());
      case Verdict.Stuck(var version, var counters) ->
          new VerdictText(
              Shape.NOT_EQUAL,
              Tone.WRONG,
              "Stuck: same version, different counter",
              "at v%d they say %s".formatted(version, values(counters)),
              List.of());
      case Verdict.HeldOnlyByCrashed(var operations) ->
          new VerdictText(
              Shape.EXCLAMATION,
              Tone.APART,
              "Held only by crashed " + operations(operations),
              total,
              List.of());
      case Verdict.LostWithCrash(var operations) ->
          new VerdictText(
              Shape.CROSS,
              Tone.WRONG,
              "Lost with a crash: " + operations(operations),
              total,
              List.of());
      case Verdict.NobodyRuns() ->
          new VerdictText(Shape.NOTHING, Tone.NEUTRAL, "No node runs", total, List.of());
    };
  }

  /// All of it as one sentence, for a screen reader.
  String spoken() {
    return detail.isEmpty() ? words : words + ", " + detail;
  }

  private static String converged(int nodes, BigInteger value) {
    return switch (nodes) {
      case 1 -> "the one node says " + value;
      case 2 -> "both say " + value;
      default -> "all %d say %d".formatted(nodes, value);
    };
  }

  private static String joined(String total, List<String> lacks) {
    return lacks.isEmpty() ? total : total + " · " + String.join(", ", lacks);
  }

  /// "n1–n4, n2–n5".
  static String links(List<Link> links) {
    var named =
        links.stream()
            .limit(MAX_LINKS_NAMED)
            .map(link -> link.from() + "–" + link.to())
            .collect(Collectors.joining(", "));
    var more = links.size() - MAX_LINKS_NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private static String lost(Map<String, Tally> lost) {
    return lost.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(NodeNames.ORDER))
        .map(entry -> TallyText.signed(entry.getValue()) + " of " + entry.getKey())
        .collect(Collectors.joining(", ", "lost: ", ""));
  }

  private static String operations(Map<String, Tally> operations) {
    return operations.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(NodeNames.ORDER))
        .map(entry -> entry.getKey() + ": " + TallyText.signed(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String values(Collection<BigInteger> counters) {
    return counters.stream().map(BigInteger::toString).collect(Collectors.joining(" and "));
  }
}
