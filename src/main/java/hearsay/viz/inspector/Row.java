package hearsay.viz.inspector;

import hearsay.viz.Selection;
import java.util.List;

/// One row of a section.
sealed interface Row {
  /// A sentence over the whole width.
  record Words(String text, Tone tone) implements Row {}

  /// Texts below those of the row above.
  ///
  /// @param target what a click on it selects; [Selection#NONE] if nothing
  record Cells(List<Cell> cells, Highlight highlight, Selection target) implements Row {
    public Cells {
      cells = List.copyOf(cells);
    }
  }

  /// A field of a frame; its bytes light up with it.
  record Field(String name, String value, int offset, int length) implements Row {
    List<Cell> cells() {
      return List.of(Cell.quiet(name), Cell.of(value));
    }
  }

  /// Bytes in hexadecimal digits.
  ///
  /// @param hex two digits a byte, without gaps
  /// @param more how many bytes are left out at the end
  record Bytes(String hex, int more) implements Row {}

  /// Why a row stands out; the row says it in words, too.
  enum Highlight {
    NONE,
    /// What changed last.
    CHANGED,
    /// What is behind.
    BEHIND
  }

  static Row words(String text) {
    return new Words(text, Tone.QUIET);
  }

  static Row cells(Cell... cells) {
    return new Cells(List.of(cells), Highlight.NONE, Selection.NONE);
  }

  static Row fact(String name, String value) {
    return cells(Cell.quiet(name), Cell.of(value));
  }
}
