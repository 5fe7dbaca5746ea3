package hearsay.journal;

/// A name that somebody gave to a moment.
///
/// @param position of the moment: the entries below it have happened
/// @param name 1 to [#MAX_NAME] characters
public record Bookmark(long position, String name) {
  /// What fits beside a mark on a time line.
  public static final int MAX_NAME = 80;

  /// @throws IllegalArgumentException if the name is empty or too long: names come from people and
  ///   files
  public Bookmark {
    if (position < 0 || name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a bookmark has a position and a name of 1 to 80 letters");
    }
  }
}
