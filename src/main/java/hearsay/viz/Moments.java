package hearsay.viz;

import hearsay.journal.Journal;

/// Moments of a journal for people: real time since the start, as "0:42", however slowly the
/// cluster's own clock went meanwhile.
///
/// @param originMillis real time of 0:00, milliseconds since the epoch
public record Moments(Journal journal, long originMillis) {
  /// When this was.
  ///
  /// @param wallMillis real time, milliseconds since the epoch
  public String text(long wallMillis) {
    var seconds = Math.max(0, (wallMillis - originMillis) / 1_000);
    return seconds < 3_600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  /// When it was this cluster time.
  public String textOf(long clusterNanos) {
    return text(wallMillisOf(clusterNanos));
  }

  /// The real time at which it was this cluster time, milliseconds since the epoch: of a pause its
  /// beginning; of what is forgotten, when what is kept begins; of what is yet to come, when it
  /// would be if the pace stayed.
  public long wallMillisOf(long clusterNanos) {
    var after = journal.read(journal.positionAt(clusterNanos - 1), 1);
    if (!after.isEmpty()) {
      return after.getFirst().wallMillis();
    }
    var last = journal.read(journal.end() - 1, 1);
    if (last.isEmpty()) {
      return originMillis;
    }
    var ahead = clusterNanos - last.getFirst().atNanos();
    return last.getFirst().wallMillis() + (long) (ahead / journal.latest().clockRate() / 1e6);
  }
}
