package hearsay.bench;

/// Whether what happened was written to a journal while the figure was taken.
enum Journalling {
  /// As in the app.
  ON("on"),
  /// As in `hearsay node`.
  OFF("off"),
  /// There was nothing to journal.
  NONE("-");

  private final String word;

  Journalling(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
