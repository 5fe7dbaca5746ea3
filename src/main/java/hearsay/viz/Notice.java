package hearsay.viz;

/// What belongs to no card and no link, mostly trouble, and what to do about it.
///
/// @param text what is wrong, for people
/// @param remedy what to do; the words of a button if `action` does it
/// @param action does it; nothing if the remedy is only advice
/// @param isCalm whether it is good to know rather than trouble
public record Notice(String text, String remedy, Runnable action, boolean isCalm) {
  private static final Runnable NOTHING = () -> {};

  /// Trouble with a button against it.
  public Notice(String text, String remedy, Runnable action) {
    this(text, remedy, action, false);
  }

  static Notice advising(String text, String remedy) {
    return new Notice(text, remedy, NOTHING);
  }

  /// Nothing is wrong, but a person should know.
  static Notice calm(String text, String advice) {
    return new Notice(text, advice, NOTHING, true);
  }

  public boolean hasAction() {
    return action != NOTHING;
  }
}
