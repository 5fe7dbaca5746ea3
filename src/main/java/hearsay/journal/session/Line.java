package hearsay.journal.session;

import hearsay.journal.ClusterSnapshot;

/// The lines that are neither header, entry nor state.
final class Line {
  /// The name of each kind's first field, by which it is known.
  static final String HEADER = "hearsay";

  static final String STATE = "state";
  static final String BASE = "base";
  static final String ENTRY = "position";
  static final String END = "end";

  private Line() {}

  /// The cluster before the first entry.
  record Base(ClusterSnapshot base) {}

  /// The last line, by whose absence a file that was cut off is noticed.
  ///
  /// @param end how many entries there were
  record End(int end) {}
}
