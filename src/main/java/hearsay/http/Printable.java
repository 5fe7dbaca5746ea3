package hearsay.http;

/// Foreign text as it may stand in a message: short, and with nothing that steers a terminal.
public final class Printable {
  private static final int MAX_CHARACTERS = 200;

  private Printable() {}

  /// The text without what is not plain, and cut off where it is long.
  public static String shortened(String text) {
    var isLong = text.length() > MAX_CHARACTERS;
    var head = isLong ? text.substring(0, MAX_CHARACTERS) : text;
    return head.replaceAll("[^\\x20-\\x7e…]", "?") + (isLong ? "…" : "");
  }
}
