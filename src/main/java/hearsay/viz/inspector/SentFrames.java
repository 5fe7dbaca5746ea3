package hearsay.viz.inspector;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Flight;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import java.util.Optional;

/// From what became of a frame back to its sending.
final class SentFrames {
  private SentFrames() {}

  /// The frame as it was on its way just before the entry at this position; empty if the journal
  /// does not know it (any more).
  ///
  /// @param recent of a moment before; asked first, as it costs nothing
  static Optional<Flight> of(ClusterSnapshot recent, Journal journal, FrameKey key, long position) {
    return Optional.ofNullable(recent.flights().get(key))
        .or(() -> Optional.ofNullable(journal.snapshotAt(position).flights().get(key)));
  }
}
