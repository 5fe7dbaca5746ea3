package hearsay.viz;

/// Trouble that belongs to no card and no link, and what to do about it.
///
/// @param text what is wrong, for people
/// @param remedy what to do; the words of a button if `action` does it
/// @param action does it; nothing if the remedy is only advice
public record Notice(String text, String remedy, Runnable action) {
  private static final Runnable NOTHING = () -> {};

  static Notice advising(String text, String remedy) {
    return new Notice(text, remedy, NOTHING);
  }

  public boolean hasAction() {
    return action != NOTHING;
  }
}
