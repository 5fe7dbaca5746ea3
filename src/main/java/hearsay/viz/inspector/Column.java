package hearsay.viz.inspector;

import java.util.List;

/// How the cells of a section stand below each other.
///
/// @param ems how wide it is at least, in the width of an em; 0 for one that shares what is left
/// @param isFigures whether it is written in digits of one width
/// @param isRight whether its texts end at its right
record Column(double ems, boolean isFigures, boolean isRight) {
  /// Widths of one character, in the width of an em, with some to spare.
  private static final double FIGURE_EMS = 0.62;

  private static final double LETTER_EMS = 0.56;

  /// Between one column and the next.
  private static final double GAP_EMS = 0.8;

  /// What is longer is cut short: two such columns fill the pane.
  private static final double MAX_EMS = 13;

  /// Name, increments, decrements, what there is to say of them.
  static final List<Column> VECTOR = List.of(figures(3.8), figures(2.4), figures(2.4), note());

  /// Name, one vector, who wins, the other vector, the maximum of both.
  static final List<Column> MERGE =
      List.of(
          figures(2.8),
          figures(2),
          figures(2),
          text(1.8),
          figures(2),
          figures(2),
          figures(2),
          figures(2));

  /// What it is, and what it says.
  static final List<Column> FACTS = List.of(text(5.6), rest());

  /// One text.
  static final List<Column> WHOLE = List.of(rest());

  /// The same, with longer names.
  static final List<Column> SUMMARY = List.of(text(8.8), rest());

  /// A field of a frame and what its bytes say.
  static final List<Column> FIELDS = List.of(text(5.6), new Column(0, true, false));

  /// What it is, and what it says of either direction.
  static final List<Column> BOTH_WAYS = List.of(text(6), rest(), rest());

  /// Kind, where to, when.
  static final List<Column> FLIGHTS = List.of(text(6.4), figures(3.6), note());

  /// Hop, node, when, by which frame.
  static final List<Column> TRACE = List.of(text(3.2), figures(3), figures(4), note());

  /// A mark, a name, and what there is to say of it.
  static final List<Column> SIGNED = List.of(text(1.3), text(3.2), rest());

  /// How wide it must be for these many characters, in the width of an em; 0 if it shares what is
  /// left.
  double emsFor(int characters) {
    return ems == 0
        ? 0
        : Math.clamp(characters * (isFigures ? FIGURE_EMS : LETTER_EMS) + GAP_EMS, ems, MAX_EMS);
  }

  private static Column figures(double ems) {
    return new Column(ems, true, false);
  }

  private static Column text(double ems) {
    return new Column(ems, false, false);
  }

  private static Column rest() {
    return new Column(0, false, false);
  }

  private static Column note() {
    return new Column(0, false, true);
  }
}
