package hearsay.viz.spacetime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How much arrived at each node in each few pixels: what is drawn where arrows would be a
/// hairball.
final class Density {
  /// Pixels of a column.
  static final double COLUMN = 3;

  /// What is counted.
  enum Kind {
    TAUGHT,
    OTHER,
    LOST
  }

  private final int rows;
  private final int columns;
  private final int[] taught;
  private final int[] other;
  private final int[] lost;
  private int frames;

  /// @param width in pixels
  Density(int rows, double width) {
    this.rows = rows;
    this.columns = (int) Math.ceil(width / COLUMN);
    this.taught = new int[rows * columns];
    this.other = new int[rows * columns];
    this.lost = new int[rows * columns];
  }

  /// @param x pixels from the left edge of the plot
  void count(Kind kind, int row, double x) {
    var column = (int) Math.floor(x / COLUMN);
    if (row >= 0 && row < rows && column >= 0 && column < columns) {
      counts(kind)[row * columns + column]++;
      frames++;
    }
  }

  int of(Kind kind, int row, int column) {
    return counts(kind)[row * columns + column];
  }

  private int[] counts(Kind kind) {
    return switch (kind) {
      case TAUGHT -> taught;
      case OTHER -> other;
      case LOST -> lost;
    };
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /// All that was counted.
  int frames() {
    return frames;
  }

  /// How strongly a count is drawn, 0 to 1: each doubling is a step.
  static double strength(int count) {
    return count == 0 ? 0 : Math.min(1, 0.5 + 0.14 * Math.log(count) / Math.log(2));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Density that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(taught, that.taught)
        && Arrays.equals(other, that.other)
        && Arrays.equals(lost, that.lost);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(taught) + Arrays.hashCode(other);
  }
}
