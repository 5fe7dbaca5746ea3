package hearsay.journal;

import hearsay.crdt.Tally;
import hearsay.protocol.Message;
import java.math.BigInteger;
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

  /// @param isAgain whether the node was there before
  /// @param isForgetful whether it goes on as who it was although it lost its history
  static String started(boolean isAgain, boolean isEmpty, boolean isForgetful) {
    if (!isAgain) {
      return "";
    }
    return isForgetful ? "back, memory lost" : isEmpty ? "restarted, empty" : "restarted";
  }

  /// @param operations how many the node knows again
  /// @param isTorn whether the end of the log could not be read
  static String recovered(BigInteger operations, boolean isTorn) {
    return operations + " from its " + (isTorn ? "torn log" : "log");
  }

  static String inDoubt(Tally tally, String reason) {
    return "in doubt: " + NodeNames.signed(tally) + ", " + reason;
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
