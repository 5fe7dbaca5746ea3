package hearsay.viz.spacetime;

import hearsay.journal.JournalEvent;
import hearsay.node.Reception;
import hearsay.protocol.MessageKind;

/// Which frames are drawn.
public enum Shown {
  /// Those that carry news, and whatever else taught; digests and what answers them stay away.
  NEWS,
  /// Every frame.
  ALL;

  boolean isShown(Arrow arrow) {
    return this == ALL || carriesNews(arrow.kind()) || arrow.fate() == Arrow.Fate.TAUGHT;
  }

  /// Whether an entry has a place of its own in the even order: whether it begins or ends an arrow
  /// or is marked on a line.
  boolean isShown(JournalEvent event) {
    return switch (event) {
      case JournalEvent.FrameSent sent -> this == ALL || carriesNews(sent.message().kind());
      case JournalEvent.FrameDelivered delivered ->
          this == ALL || carriesNews(delivered.kind()) || delivered.reception() == Reception.TAUGHT;
      case JournalEvent.FrameLost _ -> this == ALL;
      case JournalEvent.Paused _, JournalEvent.Resumed _ -> true;
      default -> Mark.isMark(event);
    };
  }

  private static boolean carriesNews(MessageKind kind) {
    return switch (kind) {
      case DELTA, STATE, PUSH -> true;
      case PULL, DIGEST, DIGEST_ACK, REQUEST, PRUNE, GRAFT -> false;
    };
  }
}
