package hearsay.viz;

import hearsay.crdt.Tally;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import hearsay.journal.Verdict;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A verdict in a shape and words. Colour only repeats what the shape says: only [Tone#GOOD] is
/// green, and it is always a check.
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
    EQUAL,
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
          of(verdict, Shape.CHECK, Tone.GOOD, converged(nodes, value));
      case Verdict.Spreading _ -> of(verdict, Shape.PIE, Tone.SPREADING, total);
      case Verdict.CutOff(var heal, var lacks) ->
          new VerdictText(Shape.SLASHES, Tone.APART, verdict.words(), joined(total, lacks), heal);
      // The words of agreement by chance name the lost ones themselves.
      case Verdict.AgreeButWrong(var said, var all, _) when said.equals(all) ->
          of(verdict, Shape.CROSS, Tone.WRONG, total);
      case Verdict.AgreeButWrong(_, _, var lost) ->
          of(verdict, Shape.CROSS, Tone.WRONG, lost(lost));
      case Verdict.AgreeWithForeign _ -> of(verdict, Shape.EQUAL, Tone.NEUTRAL, total + " here");
      case Verdict.Stuck(var version, var counters) ->
          of(
              verdict,
              Shape.NOT_EQUAL,
              Tone.WRONG,
              "at v" + version + " they say " + values(counters));
      case Verdict.HeldOnlyByCrashed _ -> of(verdict, Shape.EXCLAMATION, Tone.APART, total);
      case Verdict.LostWithCrash _, Verdict.LostToAmnesia _ ->
          of(verdict, Shape.CROSS, Tone.WRONG, total);
      case Verdict.NobodyRuns _ -> of(verdict, Shape.NOTHING, Tone.NEUTRAL, total);
    };
  }

  /// The same where foreign nodes differ from what is said of ours: it is never green then. Nothing
  /// changes if they don't.
  ///
  /// @param dissent who says what; empty if nobody differs
  VerdictText noting(String dissent) {
    if (dissent.isEmpty()) {
      return this;
    }
    var all = detail.isEmpty() ? dissent : detail + " · " + dissent;
    return tone == Tone.GOOD
        ? new VerdictText(Shape.EQUAL, Tone.NEUTRAL, words + " here", all, heal)
        : new VerdictText(shape, tone, words, all, heal);
  }

  private static VerdictText of(Verdict verdict, Shape shape, Tone tone, String detail) {
    return new VerdictText(shape, tone, verdict.words(), detail, List.of());
  }

  /// All of it as one sentence, for a screen reader.
  String spoken() {
    return detail.isEmpty() ? words : words + ", " + detail;
  }

  private static String converged(int nodes, BigInteger value) {
    return switch (nodes) {
      case 1 -> "the one node says " + value;
      case 2 -> "both say " + value;
      default -> "all " + nodes + " say " + value;
    };
  }

  private static String joined(String total, List<String> lacks) {
    return lacks.isEmpty() ? total : total + " · " + String.join(", ", lacks);
  }

  /// "lost: +1 of n4"; empty if there were too many to be named.
  private static String lost(Map<String, Tally> lost) {
    return lost.entrySet().stream()
        .map(entry -> NodeNames.signed(entry.getValue()) + " of " + entry.getKey())
        .reduce((one, other) -> one + ", " + other)
        .map(all -> "lost: " + all)
        .orElse("");
  }

  private static String values(Collection<BigInteger> counters) {
    return counters.stream().map(BigInteger::toString).collect(Collectors.joining(" and "));
  }
}
