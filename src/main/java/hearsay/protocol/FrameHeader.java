package hearsay.protocol;

import hearsay.protocol.MalformedFrameException.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What comes before a frame's body: the sender's address, the kind, the body's length. Reads as
/// far as the bytes go and says how many it needs to go on, so that a broken rule is found in the
/// same order however the bytes are cut.
final class FrameHeader {
  /// The sender's text as last read, length byte included: a connection mostly repeats one sender,
  /// whose address is then not parsed again.
  private byte[] senderBytes = {};

  private @Nullable PeerAddress sender;
  private @Nullable MessageKind kind;
  private int bodyAt;

  /// Reads the header of the frame that begins at `offset`. Answers how many bytes of the frame are
  /// needed next: more than `available` as long as it is incomplete, else its length.
  ///
  /// @throws MalformedFrameException if what is there breaks a rule
  int read(byte[] bytes, int offset, int available) {
    if (available < 1) {
      return 1;
    }
    int kindAt = 1 + (bytes[offset] & 0xff);
    if (kindAt == 1) {
      throw new MalformedFrameException(Rule.ADDRESS_LENGTH, "the sender's address is empty");
    }
    if (available < kindAt) {
      return kindAt;
    }
    readSender(bytes, offset, kindAt);
    if (available < kindAt + 1) {
      return kindAt + 1;
    }
    int code = bytes[offset + kindAt] & 0xff;
    var announced = MessageKind.ofCode(code);
    if (announced == null) {
      throw new MalformedFrameException(
          Rule.MESSAGE_KIND, "no message begins with 0x%02x".formatted(code));
    }
    kind = announced;
    bodyAt = kindAt + 1;
    return switch (announced) {
      case PULL, PUSH -> bodyAt + Wire.PART0_BODY_BYTES;
      case DIGEST, DIGEST_ACK, REQUEST, DELTA, STATE, PRUNE, GRAFT ->
          endOfBody(bytes, offset, available);
    };
  }

  /// The whole frame at `offset`, of which [#read] has just said that it ends after `length` bytes.
  Frame frame(byte[] bytes, int offset, int length) {
    var message =
        MessageReader.read(Objects.requireNonNull(kind), bytes, offset + bodyAt, length - bodyAt);
    return new Frame(Objects.requireNonNull(sender), message);
  }

  private int endOfBody(byte[] bytes, int offset, int available) {
    int lengthAt = bodyAt;
    bodyAt += Wire.BODY_LENGTH_BYTES;
    if (available < bodyAt) {
      return bodyAt;
    }
    int length = new ByteReader(bytes, offset + lengthAt, Wire.BODY_LENGTH_BYTES).u32();
    if (Integer.compareUnsigned(length, Codec.MAX_BODY_BYTES) > 0) {
      throw new MalformedFrameException(
          Rule.BODY_LENGTH,
          "a body of %s bytes is announced, %d are the most"
              .formatted(Integer.toUnsignedString(length), Codec.MAX_BODY_BYTES));
    }
    return bodyAt + length;
  }

  private void readSender(byte[] bytes, int offset, int length) {
    int end = offset + length;
    if (Arrays.equals(senderBytes, 0, senderBytes.length, bytes, offset, end)) {
      return;
    }
    // Bytes above 127 become U+FFFD, which no address has.
    var text = new String(bytes, offset + 1, length - 1, StandardCharsets.US_ASCII);
    try {
      sender = PeerAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException(Rule.ADDRESS, String.valueOf(e.getMessage()));
    }
    senderBytes = Arrays.copyOfRange(bytes, offset, end);
  }
}
