package hearsay.journal;

import hearsay.crdt.Tally;

/// What just happened to a node, in the words of its card.
final class Happenings {
  private Happenings() {}

  static String clicked(int amount) {
    var sign = amount >= 0 ? "+" : "−";
    int size = Math.abs(amount);
    return "you clicked " + sign + (size == 1 ? "" : size);
  }

  static String counted(Tally tally) {
    return "counted " + NodeNames.signed(tally);
  }

  static String refused(String reason) {
    return "refused: " + reason;
  }

  static String heard(String from) {
    return "heard from " + from;
  }

  static String frameRefused(String from, String reason) {
    return "did not take " + from + "'s state" + (reason.isEmpty() ? "" : ": " + reason);
  }
}
