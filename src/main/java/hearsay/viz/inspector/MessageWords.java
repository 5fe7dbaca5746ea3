package hearsay.viz.inspector;

import hearsay.journal.JournalEvent;
import hearsay.protocol.MessageKind;

/// What messages mean and what became of them, in words.
final class MessageWords {
  private MessageWords() {}

  static String meaning(MessageKind kind) {
    return switch (kind) {
      case PULL -> "“This is my state, send me yours.”";
      case PUSH -> "“This is my state.”";
      case DIGEST -> "“This is what I have, in short.”";
      case DIGEST_ACK -> "“I have the same.”";
      case REQUEST -> "“This is all I have; send me what I lack.”";
      case DELTA -> "“News”: totals that the sender just made or learnt.";
      case STATE -> "“Repair”: totals that the receiver was found to lack.";
      case PRUNE -> "“I hear of these from elsewhere; don't push me their news.”";
      case GRAFT -> "“Push me the news of these again.”";
    };
  }

  /// What a frame did to its receiver: "taught it something", "equal, nothing learnt".
  static String effect(JournalEvent.FrameDelivered delivery) {
    var reason = delivery.reason();
    return switch (delivery.reception()) {
      case TAUGHT -> "taught it something" + (reason.isEmpty() ? "" : ", " + reason);
      case KNEW -> knew(delivery.kind(), reason);
      case REFUSED -> "refused" + (reason.isEmpty() ? "" : ": " + reason);
      case IGNORED -> "ignored" + (reason.isEmpty() ? "" : ": " + reason);
    };
  }

  private static String knew(MessageKind kind, String reason) {
    if (!reason.isEmpty()) {
      return reason + ", nothing learnt yet";
    }
    return switch (kind) {
      case DIGEST, DIGEST_ACK -> "equal, nothing learnt";
      case PRUNE, GRAFT -> "noted";
      case PULL, PUSH, REQUEST, DELTA, STATE -> "nothing new in it";
    };
  }
}
