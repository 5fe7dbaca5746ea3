package hearsay.viz.spacetime;

/// Words in the picture.
///
/// @param x where they are anchored, @param y of their base line
/// @param size of the text in pixels
record Word(
    double x, double y, Anchor anchor, String text, Role role, double size, boolean isBold) {
  /// Which part of the words lies at x.
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// What they speak of.
  enum Role {
    INK,
    MUTED,
    NEWS,
    CUT,
    PARTITION
  }

  /// What letters of a text of one pixel take on average; the true width is up to the font.
  private static final double LETTER = 0.58;

  double width() {
    return text.length() * LETTER * size;
  }

  double left() {
    return switch (anchor) {
      case START -> x;
      case MIDDLE -> x - width() / 2;
      case END -> x - width();
    };
  }

  Word quiet() {
    return new Word(x, y, anchor, text, Role.MUTED, size, false);
  }

  /// Whether this and the other would be written over each other.
  boolean overlaps(Word other) {
    return Math.abs(y - other.y) < 0.9 * Math.max(size, other.size)
        && left() < other.left() + other.width() + 2
        && other.left() < left() + width() + 2;
  }
}
