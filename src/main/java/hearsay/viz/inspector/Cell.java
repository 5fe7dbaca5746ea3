package hearsay.viz.inspector;

/// One text in a row.
record Cell(String text, Tone tone) {
  static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }

  static Cell quiet(String text) {
    return new Cell(text, Tone.QUIET);
  }

  static Cell strong(String text) {
    return new Cell(text, Tone.STRONG);
  }
}
