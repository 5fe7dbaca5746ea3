package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.List;
import java.util.Optional;

/// Everything the journal tells of one frame.
///
/// @param sent its [hearsay.journal.JournalEvent.FrameSent]
/// @param later its holding, delivery or loss, and those of injected duplicates, in order
public record FrameStory(JournalEntry sent, List<JournalEntry> later) {
  public FrameStory {
    later = List.copyOf(later);
  }

  /// The story of the frame sent at this position, up to `end`; empty if no frame was. Reads all
  /// entries in between: some milliseconds in a full journal.
  public static Optional<FrameStory> of(Journal journal, long sentPosition, long end) {
    return JournalPages.at(journal, sentPosition)
        .filter(entry -> entry.event() instanceof JournalEvent.FrameSent)
        .map(sent -> new FrameStory(sent, later(journal, sent, end)));
  }

  private static List<JournalEntry> later(Journal journal, JournalEntry sent, long end) {
    var frame = ((JournalEvent.FrameSent) sent.event()).frame().original();
    return JournalPages.forward(journal, sent.position() + 1, end)
        .filter(entry -> isAbout(entry.event(), frame))
        .toList();
  }

  private static boolean isAbout(JournalEvent event, FrameKey frame) {
    return switch (event) {
      case JournalEvent.FrameHeld held -> held.frame().original().equals(frame);
      case JournalEvent.FrameDelivered delivered -> delivered.frame().original().equals(frame);
      case JournalEvent.FrameLost lost -> lost.frame().original().equals(frame);
      default -> false;
    };
  }
}
