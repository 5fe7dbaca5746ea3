package hearsay.transport;

/// Why a frame never reached its node.
public enum LossReason {
  /// The link is cut (or was cut while the frame was on its way).
  SEVERED("link cut"),
  /// An injected loss.
  INJECTED("lost on the way"),
  /// Somebody took this very frame off its way.
  DROPPED("dropped by you"),
  /// The peer can't be reached.
  UNREACHABLE("peer unreachable"),
  /// The queue to this peer was full; newer news replaced it.
  QUEUE_FULL("queue full"),
  /// Too many frames were held at the receiver.
  HOLD_FULL("too many frames on the way"),
  /// The receiver's mailbox was full.
  MAILBOX_FULL("mailbox full"),
  /// The connection ended before the receiver read it.
  CONNECTION_CLOSED("connection closed"),
  /// The receiving node crashed or stopped.
  NODE_DOWN("node down");

  private final String words;

  LossReason(String words) {
    this.words = words;
  }

  /// In words for people.
  public String words() {
    return words;
  }
}
