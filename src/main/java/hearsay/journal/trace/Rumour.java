package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one operation travelled: who first heard of it when, by which frame. A node has heard once
/// its state holds the operation; a restart without memory does not undo that.
///
/// @param position of its [hearsay.journal.JournalEvent.OperationsApplied]
/// @param origin the node that acknowledged it
/// @param words "+1 at n3"
/// @param heard by node, the origin with hop 0 among them
public record Rumour(long position, String origin, String words, Map<String, Heard> heard) {
  public Rumour {
    heard = Map.copyOf(heard);
  }

  /// How a node first heard.
  ///
  /// @param hop 0 at the origin, else one more than the sender's
  /// @param position of the delivery (of the operation at the origin); of a foreign node, whose
  ///   deliveries nobody tells, of the first frame by which it showed that it had heard
  /// @param atNanos cluster time of that
  /// @param by the frame that brought it, null at the origin; of a foreign node the first that was
  ///   sent to it with the operation, null if none was
  /// @param from who sent that, null where `by` is
  public record Heard(
      int hop, long position, long atNanos, @Nullable FrameKey by, @Nullable String from) {}

  /// Follows the operation at this position up to `end`; empty if there is no applied operation.
  /// Reads all entries in between: some milliseconds in a full journal.
  public static Optional<Rumour> of(Journal journal, long position, long end) {
    return RumourInquiry.of(journal, position)
        .map(
            inquiry -> {
              inquiry.readOn(Integer.MAX_VALUE, end);
              return inquiry.found();
            });
  }
}
