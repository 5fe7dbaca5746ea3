package hearsay.journal;

import hearsay.crdt.Tally;
import hearsay.protocol.Message;
import org.jspecify.annotations.Nullable;

/// What just happened to a node, in the words of its card.
final class Happenings {
  private Happenings() {}

  static String clicked(int amount) {
    var sign = amount >= 0 ? "+" : "−";
    int size = Math.abs(amount);
    return "you clicked " + sign + (size == 1 ? "" : size);
  }

  static String counted(Tally tally) {
    return "counted " + NodeNames.signed(tally);
  }

  static String refused(String reason) {
    return "refused: " + reason;
  }

  static String heard(String from) {
    return "heard from " + from;
  }

  /// Short, for it must fit on a card; why is told where the frame bounced.
  ///
  /// @param message what was refused; null if its sender did not tell what it sent
  static String frameRefused(String from, @Nullable Message message) {
    return "refused "
        + from
        + "'s "
        + switch (message) {
          case Message.Push push -> "v" + push.state().version();
          case Message.Pull pull -> "v" + pull.state().version();
          case null, default -> "state";
        };
  }
}
