package hearsay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.MalformedFrameException.Rule;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameDecoderTest {
  private static final Frame FRAME =
      new Frame(
          PeerAddress.parse("127.0.0.1:20001"),
          new Message.Delta(PnCounter.of(new ActorId("n1", 1), new Tally(3, 0))));

  /// What a decoder made of a stream.
  private record Outcome(List<Frame> frames, @Nullable Rule rule, @Nullable String message) {}

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cutsMakeNoDifference(long seed) {
    var random = new Random(seed);
    var stream = streamOf(random, 20);
    if (random.nextBoolean()) {
      stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
    }

    var atOnce = decode(stream, () -> stream.length);

    assertThat(decode(stream, () -> 1)).as("byte by byte").isEqualTo(atOnce);
    assertThat(decode(stream, () -> 1 + random.nextInt(100))).as("anyhow").isEqualTo(atOnce);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void acceptedFramesAreTheOnesThatTheCodecWrites(long seed) {
    var random = new Random(seed);
    var stream = streamOf(random, 20);
    stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));

    var accepted = new ByteArrayOutputStream();
    decode(stream, () -> stream.length)
        .frames()
        .forEach(frame -> accepted.writeBytes(Codec.encode(frame)));

    assertThat(accepted.toByteArray()).isEqualTo(Arrays.copyOf(stream, accepted.size()));
  }

  @Test
  void garbageBreaksARuleOrWaitsForMoreButNothingElse() {
    var random = new Random(1);

    for (int input = 0; input < 50_000; input++) {
      var garbage = new byte[random.nextInt(64)];
      random.nextBytes(garbage);

      decode(garbage, () -> garbage.length);
    }
  }

  @Test
  void garbageBehindAValidHeaderBreaksARuleOrIsAFrame() {
    var random = new Random(2);
    var header = Arrays.copyOf(Codec.encode(FRAME), 16);

    for (int input = 0; input < 50_000; input++) {
      int length = random.nextInt(80);
      var bytes = Arrays.copyOf(header, header.length + 5 + length);
      for (int i = header.length + 5; i < bytes.length; i++) {
        // Small numbers make plausible lengths and counts, and so reach deeper.
        bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(4));
      }
      bytes[header.length] = (byte) (0x10 + random.nextInt(7));
      bytes[header.length + 4] = (byte) length;

      var outcome = decode(bytes, () -> bytes.length);

      assertThat(outcome.frames().size() + (outcome.rule() == null ? 0 : 1))
          .as("input %d", input)
          .isEqualTo(1);
    }
  }

  @Test
  void framesBeforeABrokenOneAreHandedOn() {
    var good = Codec.encode(FRAME);
    var stream = Arrays.copyOf(good, good.length + 1);

    var outcome = decode(stream, () -> stream.length);

    assertThat(outcome.frames()).containsExactly(FRAME);
    assertThat(outcome.rule()).isEqualTo(Rule.ADDRESS_LENGTH);
  }

  @Test
  void brokenDecoderTakesNoMoreBytes() {
    var decoder = new FrameDecoder();
    var frames = new ArrayList<Frame>();
    var first = feed(decoder, new byte[1], frames);

    var second = feed(decoder, Codec.encode(FRAME), frames);

    assertThat(second).isSameAs(first).isNotNull();
    assertThat(frames).isEmpty();
    assertThat(decoder.isInsideFrame()).isFalse();
  }

  @Test
  void decoderKnowsWhetherAFrameHasBegun() {
    var decoder = new FrameDecoder();
    var bytes = Codec.encode(FRAME);

    assertThat(decoder.isInsideFrame()).isFalse();
    decoder.feed(bytes, 0, 1, frame -> {});
    assertThat(decoder.isInsideFrame()).isTrue();
    decoder.feed(bytes, 1, bytes.length - 1, frame -> {});
    assertThat(decoder.isInsideFrame()).isFalse();
  }

  @Test
  void announcedLengthAloneTakesNoMemory() {
    var header = Arrays.copyOf(Codec.encode(FRAME), 22);
    header[18] = 0x0f;

    var decoders = new ArrayList<FrameDecoder>();
    for (int i = 0; i < 10_000; i++) {
      decoders.add(new FrameDecoder());
      decoders.getLast().feed(header, 0, header.length, frame -> {});
    }

    // Ten gigabytes, if a decoder believed what it is told.
    assertThat(decoders).allMatch(FrameDecoder::isInsideFrame);
    assertThat(decoders).allMatch(decoder -> decoder.bufferBytes() <= 64);
  }

  @Test
  void bufferOfALargeFrameIsGivenBack() {
    var entries = PnCounter.empty();
    for (int i = 0; i < 1_000; i++) {
      entries = entries.plus(new ActorId("n", i), 1, 0);
    }
    var bytes = Codec.encode(new Frame(FRAME.sender(), new Message.State(entries)));
    var decoder = new FrameDecoder();

    decoder.feed(bytes, 0, bytes.length - 1, frame -> {});
    assertThat(decoder.bufferBytes()).isBetween(bytes.length - 1, 2 * bytes.length);
    decoder.feed(bytes, bytes.length - 1, 1, frame -> {});
    assertThat(decoder.bufferBytes()).isZero();
  }

  private interface Cut {
    int nextLength();
  }

  private static byte[] streamOf(Random random, int frames) {
    var stream = new ByteArrayOutputStream();
    for (int i = 0; i < frames; i++) {
      stream.writeBytes(Codec.encode(Frames.any(random)));
    }
    return stream.toByteArray();
  }

  private static Outcome decode(byte[] stream, Cut cut) {
    var decoder = new FrameDecoder();
    var frames = new ArrayList<Frame>();
    for (int at = 0; at < stream.length; ) {
      int length = Math.min(cut.nextLength(), stream.length - at);
      var failure = feed(decoder, Arrays.copyOfRange(stream, at, at + length), frames);
      if (failure != null) {
        return new Outcome(frames, failure.rule(), failure.getMessage());
      }
      at += length;
    }
    return new Outcome(frames, null, null);
  }

  private static @Nullable MalformedFrameException feed(
      FrameDecoder decoder, byte[] bytes, List<Frame> frames) {
    return catchThrowableOfType(
        MalformedFrameException.class, () -> decoder.feed(bytes, 0, bytes.length, frames::add));
  }
}
