package hearsay.transport;

import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import org.jspecify.annotations.Nullable;

/// Encodes one node's messages. A message pushed to nine peers is encoded once: the last one is
/// remembered.
final class FrameEncoder {
  private final PeerAddress sender;
  private volatile @Nullable Encoded last;

  private static final class Encoded {
    private final Message message;
    private final byte[] bytes;

    Encoded(Message message, byte[] bytes) {
      this.message = message;
      this.bytes = bytes;
    }
  }

  FrameEncoder(PeerAddress sender) {
    this.sender = sender;
  }

  /// The message's bytes in a frame of this sender. Shared: not to be written to. Any thread.
  @SuppressWarnings(
      "ReferenceEquality") // the same object costs a look; equality would cost a comparison of
  // states
  byte[] encode(Message message) {
    var known = last;
    if (known != null && known.message == message) {
      return known.bytes;
    }
    var bytes = Codec.encode(new Frame(sender, message));
    last = new Encoded(message, bytes);
    return bytes;
  }
}
