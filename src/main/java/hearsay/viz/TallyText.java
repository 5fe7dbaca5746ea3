package hearsay.viz;

import hearsay.crdt.Tally;

/// Operations in words.
final class TallyText {
  private TallyText() {}

  /// "+3", "−1", "+3 −1"; "0" for nothing.
  static String signed(Tally tally) {
    var plus = tally.increments() == 0 ? "" : "+" + tally.increments();
    var minus = tally.decrements() == 0 ? "" : "−" + tally.decrements();
    var gap = plus.isEmpty() || minus.isEmpty() ? "" : " ";
    return plus.isEmpty() && minus.isEmpty() ? "0" : plus + gap + minus;
  }

  /// What of `all` is missing where only `known` is held.
  static Tally lack(Tally all, Tally known) {
    return new Tally(
        Math.max(0, all.increments() - known.increments()),
        Math.max(0, all.decrements() - known.decrements()));
  }
}
