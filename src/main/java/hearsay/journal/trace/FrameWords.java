package hearsay.journal.trace;

import hearsay.crdt.PnCounter;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEvent;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import java.util.Locale;

/// What becomes of frames, in words.
final class FrameWords {
  private FrameWords() {}

  static String sent(JournalEvent.FrameSent sent) {
    return sent.link().from()
        + " sends "
        + sent.link().to()
        + " a "
        + content(sent.message())
        + ", "
        + EventWords.counted(sent.bytes(), "byte");
  }

  static String unsent(JournalEvent.FrameUnsent unsent) {
    return unsent.link().from()
        + " could not send "
        + unsent.link().to()
        + " a "
        + word(unsent.kind())
        + EventWords.because(unsent.reason());
  }

  static String held(JournalEvent.FrameHeld held) {
    return "A "
        + duplicate(held.frame())
        + word(held.kind())
        + " is on its way from "
        + held.link().from()
        + " to "
        + held.link().to()
        + " until "
        + TimeWords.seconds(held.dueNanos());
  }

  static String delivered(JournalEvent.FrameDelivered delivered) {
    var from = delivered.link().from();
    var to = delivered.link().to();
    var kind = duplicate(delivered.frame()) + word(delivered.kind());
    return switch (delivered.reception()) {
      case TAUGHT ->
          to + " heard from " + from + " by " + kind + ", now " + delivered.after().value();
      case KNEW -> to + " learnt nothing from " + from + "'s " + kind;
      case REFUSED ->
          to + " refused " + from + "'s " + kind + EventWords.because(delivered.reason());
      case IGNORED ->
          to + " ignored " + from + "'s " + kind + EventWords.because(delivered.reason());
    };
  }

  static String lost(JournalEvent.FrameLost lost) {
    return "A "
        + duplicate(lost.frame())
        + "frame from "
        + lost.link().from()
        + " to "
        + lost.link().to()
        + " was lost"
        + EventWords.because(lost.reason());
  }

  private static String duplicate(FrameKey frame) {
    return frame.copy() == 0 ? "" : "duplicate ";
  }

  /// "digest", "digest-ack".
  private static String word(MessageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String content(Message message) {
    var word = word(message.kind());
    return switch (message) {
      case Message.Pull pull -> word + " with " + pull.state();
      case Message.Push push -> word + " of " + push.state();
      case Message.Digest digest -> word + " of version " + digest.summary().version();
      case Message.DigestAck ack -> word + " of version " + ack.summary().version();
      case Message.Request request -> word + " with " + entries(request.entries());
      case Message.Delta delta -> word + " of " + entries(delta.entries());
      case Message.State state -> word + " of " + entries(state.entries());
      case Message.Prune _, Message.Graft _ -> word;
    };
  }

  private static String entries(PnCounter entries) {
    return EventWords.counted(entries.size(), "entry");
  }
}
