package hearsay.viz.graph;

import java.math.BigInteger;
import java.util.Locale;

/// Numbers as they stand on a card: thousands apart, a real minus sign, never wider than a card.
final class NumberText {
  private static final int MAX_DIGITS = 9;

  /// Numbers of no more bits have at most three digits, and there is nothing to do; they are by far
  /// the commonest.
  private static final int PLAIN_BITS = 9;

  private NumberText() {}

  static String of(BigInteger number) {
    if (number.signum() >= 0 && number.bitLength() <= PLAIN_BITS) {
      return number.toString();
    }
    var digits = number.abs().toString();
    var text =
        digits.length() <= MAX_DIGITS
            ? String.format(Locale.ROOT, "%,d", number.abs())
            : digits.charAt(0) + "." + digits.substring(1, 4) + "e" + (digits.length() - 1);
    return number.signum() < 0 ? "−" + text : text;
  }
}
