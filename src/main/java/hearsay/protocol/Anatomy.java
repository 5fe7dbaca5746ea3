package hearsay.protocol;

import hearsay.protocol.MalformedFrameException.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bytes of a frame say what, for people who look at one. Pure. Follows the byte tables in
/// the package's description, field by field; nodes read frames with [FrameDecoder], which is
/// suspicious, while this explains what [Codec] wrote.
public final class Anatomy {
  /// One field of a frame.
  ///
  /// @param name in the words of the byte tables; those of a list name the element ("entry 2 name")
  /// @param value what the bytes say, for people
  /// @param offset of its first byte in the frame
  /// @param length how many bytes it takes, at least 1
  public record Field(String name, String value, int offset, int length) {
    /// The offset behind its last byte.
    public int end() {
      return offset + length;
    }
  }

  private final ByteReader in;
  private final int size;
  private final List<Field> fields = new ArrayList<>();

  private Anatomy(byte[] frame) {
    in = new ByteReader(frame, 0, frame.length);
    size = frame.length;
  }

  /// The fields of one whole frame in the order of their bytes; each byte belongs to just one.
  ///
  /// @throws MalformedFrameException if it is no such frame
  public static List<Field> of(byte[] frame) {
    var anatomy = new Anatomy(frame);
    anatomy.header();
    anatomy.in.expectEnd();
    return List.copyOf(anatomy.fields);
  }

  private void header() {
    int length = number("address length", 1);
    text("address", length);
    int at = position();
    int code = in.u8();
    @Nullable MessageKind kind = MessageKind.ofCode(code);
    if (kind == null) {
      throw new MalformedFrameException(
          Rule.MESSAGE_KIND, "no message begins with 0x%02x".formatted(code));
    }
    add("kind", "0x%02x %s".formatted(code, kind), at);
    switch (kind) {
      case PULL, PUSH -> {
        number("version", 4);
        number("counter", 8);
      }
      case DIGEST, DIGEST_ACK -> summary();
      case REQUEST -> request();
      case DELTA, STATE -> {
        bodyLength();
        entries();
      }
      case PRUNE, GRAFT -> {
        bodyLength();
        actors();
      }
    }
  }

  private void bodyLength() {
    number("body length", Wire.BODY_LENGTH_BYTES);
  }

  private void summary() {
    bodyLength();
    actor("actor");
    wide("value");
    wide("version");
    int at = position();
    add("hash", "%016x%016x".formatted(in.u64(), in.u64()), at);
  }

  private void request() {
    bodyLength();
    int at = position();
    int flags = in.u8();
    var hasAfter = (flags & Wire.HAS_AFTER) != 0;
    var hasUpTo = (flags & Wire.HAS_UP_TO) != 0;
    add("flags", bounds(hasAfter, hasUpTo), at);
    if (hasAfter) {
      actor("after");
    }
    if (hasUpTo) {
      actor("up to");
    }
    entries();
  }

  private static String bounds(boolean hasAfter, boolean hasUpTo) {
    if (hasAfter) {
      return hasUpTo ? "both bounds" : "a lower bound";
    }
    return hasUpTo ? "an upper bound" : "no bounds";
  }

  private void entries() {
    long count = varint("entries");
    for (int i = 1; i <= count; i++) {
      actor("entry " + i);
      varint("entry " + i + " increments");
      varint("entry " + i + " decrements");
    }
  }

  private void actors() {
    long count = varint("actors");
    for (int i = 1; i <= count; i++) {
      actor("actor " + i);
    }
  }

  private void actor(String of) {
    int length = number(of + " name length", 1);
    text(of + " name", length);
    int at = position();
    add(of + " incarnation", "%016x".formatted(in.u64()), at);
  }

  private void text(String name, int length) {
    if (length == 0) {
      throw new MalformedFrameException(Rule.BODY, "the " + name + " is empty");
    }
    int at = position();
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) in.u8();
    }
    add(name, new String(bytes, StandardCharsets.UTF_8), at);
  }

  /// An unsigned number of 1, 4 or 8 bytes.
  ///
  /// @return it, as far as an int holds it
  private int number(String name, int length) {
    int at = position();
    long number =
        switch (length) {
          case 1 -> in.u8();
          case Wire.BODY_LENGTH_BYTES -> Integer.toUnsignedLong(in.u32());
          default -> in.u64();
        };
    add(name, Long.toUnsignedString(number), at);
    return (int) number;
  }

  private long varint(String name) {
    int at = position();
    long number = in.varint();
    add(name, Long.toString(number), at);
    return number;
  }

  private void wide(String name) {
    int at = position();
    add(name, in.i128().toString(), at);
  }

  private int position() {
    return size - in.remaining();
  }

  /// A field that begins at `at` and ends where reading stands.
  private void add(String name, String value, int at) {
    fields.add(new Field(name, value, at, position() - at));
  }
}
