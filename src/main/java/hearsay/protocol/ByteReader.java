package hearsay.protocol;

import hearsay.protocol.MalformedFrameException.Rule;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the wire's number formats from the bytes of one body, and refuses to read behind its end.
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  int remaining() {
    return end - position;
  }

  int u8() {
    return bytes[advance(1)] & 0xff;
  }

  int u32() {
    int at = advance(4);
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  long u64() {
    return (long) u32() << 32 | Integer.toUnsignedLong(u32());
  }

  BigInteger i128() {
    return new BigInteger(bytes, advance(Wire.I128_BYTES), Wire.I128_BYTES);
  }

  /// 0..2^63 - 1.
  long varint() {
    long value = 0;
    for (int i = 0; i < Wire.MAX_VARINT_BYTES; i++) {
      int b = u8();
      value |= (long) (b & 0x7f) << (7 * i);
      if (b < 0x80) {
        if (b == 0 && i > 0) {
          throw new MalformedFrameException(Rule.VARINT, "a number is longer than it need be");
        }
        return value;
      }
    }
    throw new MalformedFrameException(
        Rule.VARINT, "a number does not end within " + Wire.MAX_VARINT_BYTES + " bytes");
  }

  /// How many elements follow, each of at least `minElementBytes`.
  int count(int minElementBytes) {
    long count = varint();
    if (count > remaining() / minElementBytes) {
      throw new MalformedFrameException(
          Rule.ENTRY_COUNT,
          "%d elements are announced, but only %d bytes follow".formatted(count, remaining()));
    }
    return (int) count;
  }

  /// `length` bytes of well-formed UTF-8.
  String utf8(int length) {
    int at = advance(length);
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    // Decoding puts U+FFFD for what it can't read, so only well-formed bytes come back.
    var again = text.getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(again, 0, again.length, bytes, at, at + length)) {
      throw new MalformedFrameException(Rule.ACTOR_NAME, "an actor's name is not UTF-8");
    }
    return text;
  }

  void expectEnd() {
    if (remaining() > 0) {
      throw new MalformedFrameException(
          Rule.BODY, remaining() + " bytes follow the last field of the body");
    }
  }

  private int advance(int length) {
    if (length > remaining()) {
      throw new MalformedFrameException(Rule.BODY, "the body ends in the middle of a field");
    }
    position += length;
    return position - length;
  }
}
