package hearsay.protocol;

import static hearsay.protocol.MalformedFrameException.Rule.ACTOR_NAME;
import static hearsay.protocol.MalformedFrameException.Rule.ADDRESS;
import static hearsay.protocol.MalformedFrameException.Rule.ADDRESS_LENGTH;
import static hearsay.protocol.MalformedFrameException.Rule.BODY;
import static hearsay.protocol.MalformedFrameException.Rule.BODY_LENGTH;
import static hearsay.protocol.MalformedFrameException.Rule.ENTRY_COUNT;
import static hearsay.protocol.MalformedFrameException.Rule.ENTRY_ORDER;
import static hearsay.protocol.MalformedFrameException.Rule.ENTRY_RANGE;
import static hearsay.protocol.MalformedFrameException.Rule.MESSAGE_KIND;
import static hearsay.protocol.MalformedFrameException.Rule.PAGE_RANGE;
import static hearsay.protocol.MalformedFrameException.Rule.SUMMARY_RANGE;
import static hearsay.protocol.MalformedFrameException.Rule.VARINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import hearsay.protocol.MalformedFrameException.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way to be no frame, with the rule that it breaks.
class MalformedFrameTest {
  private static final List<String> DIGESTS = List.of("10", "11");
  private static final List<String> ENTRY_LISTS = List.of("13", "14");
  private static final List<String> ACTOR_LISTS = List.of("15", "16");
  private static final String N1 = "026e31 0000000000000001";
  private static final String N2 = "026e32 0000000000000001";
  private static final String NUMBER = "00".repeat(16);

  static Stream<Arguments> bodies() {
    return Stream.of(
            ofEach(ENTRY_LISTS, "no count", BODY, ""),
            ofEach(ENTRY_LISTS, "trailing byte", BODY, "01" + N1 + "0100 00"),
            ofEach(ENTRY_LISTS, "trailing byte after no entry", BODY, "00 00"),
            ofEach(ENTRY_LISTS, "name ends early", BODY, "01 ff" + "6e".repeat(20)),
            ofEach(ENTRY_LISTS, "decrements missing", BODY, "01" + N1 + "8001"),
            ofEach(ENTRY_LISTS, "more entries than room", ENTRY_COUNT, "02" + N1 + "0100"),
            ofEach(ENTRY_LISTS, "count of 2^63 - 1", ENTRY_COUNT, "ffffffffffffffff7f"),
            ofEach(ENTRY_LISTS, "count of ten bytes", VARINT, "80808080808080808001" + N1),
            ofEach(ENTRY_LISTS, "count longer than need be", VARINT, "8100" + N1 + "0100"),
            ofEach(ENTRY_LISTS, "total longer than need be", VARINT, "01" + N1 + "8000 01"),
            ofEach(ENTRY_LISTS, "0 in two bytes", VARINT, "01" + N1 + "01 8000"),
            ofEach(ENTRY_LISTS, "total without end", VARINT, "01" + N1 + "ff".repeat(10) + "01"),
            ofEach(ENTRY_LISTS, "2^62 + 1", ENTRY_RANGE, "01" + N1 + "81808080808080804000"),
            ofEach(ENTRY_LISTS, "2^63 - 1 down", ENTRY_RANGE, "01" + N1 + "00ffffffffffffffff7f"),
            ofEach(ENTRY_LISTS, "two zeros", ENTRY_RANGE, "01" + N1 + "0000"),
            ofEach(ENTRY_LISTS, "duplicate", ENTRY_ORDER, "02" + N1 + "0100" + N1 + "0100"),
            ofEach(ENTRY_LISTS, "descending", ENTRY_ORDER, "02" + N2 + "0100" + N1 + "0100"),
            ofEach(ENTRY_LISTS, "empty name", ACTOR_NAME, "01 00" + "01".repeat(20)),
            ofEach(ENTRY_LISTS, "no UTF-8", ACTOR_NAME, "01 02c328" + "01".repeat(20)),
            ofEach(ENTRY_LISTS, "half a character", ACTOR_NAME, "01 01c3" + "01".repeat(20)),
            ofEach(ENTRY_LISTS, "overlong UTF-8", ACTOR_NAME, "01 02c0af" + "01".repeat(20)),
            ofEach(ENTRY_LISTS, "surrogate", ACTOR_NAME, "01 03eda080" + "01".repeat(20)),
            ofEach(ENTRY_LISTS, "above U+10FFFF", ACTOR_NAME, "01 04f4908080" + "01".repeat(20)),
            ofEach(ACTOR_LISTS, "no count", BODY, ""),
            ofEach(ACTOR_LISTS, "trailing byte", BODY, "01" + N1 + "00"),
            ofEach(ACTOR_LISTS, "incarnation ends early", BODY, "01 036e6e6e 00000000000000"),
            ofEach(ACTOR_LISTS, "more actors than room", ENTRY_COUNT, "02" + N1),
            ofEach(ACTOR_LISTS, "duplicate", ENTRY_ORDER, "02" + N1 + N1),
            ofEach(ACTOR_LISTS, "descending", ENTRY_ORDER, "02" + N2 + N1),
            ofEach(ACTOR_LISTS, "empty name", ACTOR_NAME, "01 00" + "01".repeat(20)),
            ofEach(DIGESTS, "empty", BODY, ""),
            ofEach(DIGESTS, "hash ends early", BODY, N1 + NUMBER + NUMBER + "00".repeat(15)),
            ofEach(DIGESTS, "trailing byte", BODY, N1 + NUMBER + NUMBER + NUMBER + "00"),
            ofEach(DIGESTS, "empty name", ACTOR_NAME, "00" + NUMBER + NUMBER + NUMBER),
            ofEach(DIGESTS, "negative version", SUMMARY_RANGE, N1 + NUMBER + "ff".repeat(32)),
            requests())
        .flatMap(bodies -> bodies);
  }

  private static Stream<Arguments> requests() {
    var kind = List.of("12");
    return Stream.of(
            ofEach(kind, "no flags", BODY, ""),
            ofEach(kind, "no entries", BODY, "01" + N1),
            ofEach(kind, "trailing byte", BODY, "00 00 00"),
            ofEach(kind, "unknown flag", PAGE_RANGE, "04 00"),
            ofEach(kind, "equal bounds", PAGE_RANGE, "03" + N1 + N1 + "00"),
            ofEach(kind, "descending bounds", PAGE_RANGE, "03" + N2 + N1 + "00"),
            ofEach(kind, "entry at the lower bound", PAGE_RANGE, "01" + N1 + "01" + N1 + "0100"),
            ofEach(kind, "entry above the upper", PAGE_RANGE, "02" + N1 + "01" + N2 + "0100"),
            ofEach(kind, "two zeros", ENTRY_RANGE, "00 01" + N1 + "0000"))
        .flatMap(bodies -> bodies);
  }

  private static Stream<Arguments> ofEach(
      List<String> kinds, String name, Rule rule, String bodyHex) {
    return kinds.stream()
        .map(kind -> argumentSet("%s in 0x%s".formatted(name, kind), kind, rule, bodyHex));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void malformedBodyIsRejectedWithTheRuleItBreaks(String kind, Rule rule, String bodyHex) {
    var body = hex(bodyHex);

    assertRejected(rule, join(address("a:1"), hex(kind), lengthOf(body), body));
  }

  @ParameterizedTest
  @EnumSource
  void shortenedOrLengthenedBodyIsRejected(MessageKind kind) {
    var bytes = Codec.encode(Frames.of(kind, new Random(5)));
    int lengthAt = (bytes[0] & 0xff) + 2;
    var body = Arrays.copyOfRange(bytes, Math.min(bytes.length, lengthAt + 4), bytes.length);
    var header = Arrays.copyOf(bytes, lengthAt);

    if (kind.code() >= 0x10) {
      var shorter = Arrays.copyOf(body, body.length - 1);
      var longer = Arrays.copyOf(body, body.length + 1);

      assertThat(failureOf(join(header, lengthOf(shorter), shorter))).isNotNull();
      assertRejected(BODY, join(header, lengthOf(longer), longer));
    } else {
      assertThat(bytes).hasSize(lengthAt + Wire.PART0_BODY_BYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00100001", "7fffffff", "80000000", "ffffffff"})
  void bodyAboveAMebibyteIsRejectedByItsLengthAlone(String length) {
    assertRejected(BODY_LENGTH, join(address("a:1"), hex("14"), hex(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x03, 0x0f, 0x17, 0x7f, 0x80, 0xff})
  void unknownKindIsRejected(int code) {
    assertRejected(MESSAGE_KIND, join(address("a:1"), new byte[] {(byte) code}));
  }

  @Test
  void emptyAddressIsRejected() {
    assertRejected(ADDRESS_LENGTH, new byte[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "a:", ":1", "a:0", "a:65536", "a:01", "a b:1", "a\n:1", "ü:1", "::1:1", "[a]:1"
      })
  void addressThatIsNoHostAndPortIsRejected(String address) {
    assertRejected(ADDRESS, address(address));
  }

  @Test
  void messageIsSafeToLog() {
    var failure = failureOf(address("\u001b[31m\n:1"));

    assertThat(failure).hasMessageMatching("[\\x20-\\x7e]+");
  }

  private static void assertRejected(Rule rule, byte[] bytes) {
    assertThat(failureOf(bytes).rule()).isEqualTo(rule);
  }

  private static MalformedFrameException failureOf(byte[] bytes) {
    var frames = new ArrayList<Frame>();
    var thrown =
        assertThatExceptionOfType(MalformedFrameException.class)
            .isThrownBy(() -> new FrameDecoder().feed(bytes, 0, bytes.length, frames::add))
            .actual();
    assertThat(frames).isEmpty();
    return thrown;
  }

  private static byte[] address(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return join(new byte[] {(byte) bytes.length}, bytes);
  }

  private static byte[] lengthOf(byte[] body) {
    return hex("%08x".formatted(body.length));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static byte[] join(byte[]... parts) {
    var out = new java.io.ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
