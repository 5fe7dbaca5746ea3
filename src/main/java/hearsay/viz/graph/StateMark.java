package hearsay.viz.graph;

import static hearsay.contract.Contract.require;

/// A small sign that stands for one full state; among the nodes shown, equal marks mean equal
/// states.
///
/// @param index 0 and up; the first ones are filled shapes, then hollow ones, then numbers
public record StateMark(int index) {
  public StateMark {
    require(index >= 0, "marks are numbered from 0");
  }

  /// What the sign looks like.
  public enum Shape {
    CIRCLE("disc", "M8 1A7 7 0 1 1 7.99 1Z"),
    TRIANGLE("triangle", "M8 1L16 15H0Z"),
    SQUARE("square", "M1.5 1.5H14.5V14.5H1.5Z"),
    DIAMOND("diamond", "M8 0L16 8L8 16L0 8Z"),
    STAR("star", "M8 0L10.1 5.6L16 5.9L11.4 9.6L13 15.4L8 12.1L3 15.4L4.6 9.6L0 5.9L5.9 5.6Z"),
    CROSS("cross", "M5.4 0.5H10.6V5.4H15.5V10.6H10.6V15.5H5.4V10.6H0.5V5.4H5.4Z"),
    WEDGE("wedge", "M0 1H16L8 15Z"),
    HOURGLASS("hourglass", "M1 0.5H15L9.6 8L15 15.5H1L6.4 8Z"),
    PENTAGON("house", "M8 0L15.6 6.4V15.5H0.4V6.4Z"),
    MOON("half moon", "M4 0.5A7.5 7.5 0 0 1 4 15.5Z");

    private final String words;
    private final String path;

    Shape(String words, String path) {
      this.words = words;
      this.path = path;
    }

    /// As an SVG path in a square of 16.
    String path() {
      return path;
    }
  }

  static final int SHAPES = Shape.values().length;

  Shape shape() {
    return Shape.values()[index % SHAPES];
  }

  boolean isHollow() {
    return index >= SHAPES;
  }

  /// So many different states that shapes run out: the sign is this number, in a shape.
  boolean isNumbered() {
    return index >= 2 * SHAPES;
  }

  /// For those who hear the picture.
  String words() {
    return isNumbered() ? "mark " + index : (isHollow() ? "hollow " : "") + shape().words;
  }
}
