package hearsay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnatomyTest {
  private static final int FRAMES = 300;

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void fieldsCoverEveryByteOfAFrameOnce(MessageKind kind) {
    for (long seed = 0; seed < FRAMES; seed++) {
      var frame = Codec.encode(Frames.of(kind, new Random(seed)));

      int next = 0;
      for (var field : Anatomy.of(frame)) {
        assertThat(field.offset()).as("%s of seed %d", field, seed).isEqualTo(next);
        assertThat(field.length()).as("%s of seed %d", field, seed).isPositive();
        next = field.end();
      }

      assertThat(next).as("seed %d", seed).isEqualTo(frame.length);
    }
  }

  @Test
  void theWorkedExampleReadsAsItIsExplained() {
    var entries = PnCounter.of(new ActorId("n1", 1), new Tally(300, 2));
    var frame = new Frame(new PeerAddress("127.0.0.1", 20001), new Message.Delta(entries));

    assertThat(Anatomy.of(Codec.encode(frame)))
        .containsExactly(
            new Anatomy.Field("address length", "15", 0, 1),
            new Anatomy.Field("address", "127.0.0.1:20001", 1, 15),
            new Anatomy.Field("kind", "0x13 DELTA", 16, 1),
            new Anatomy.Field("body length", "15", 17, 4),
            new Anatomy.Field("entries", "1", 21, 1),
            new Anatomy.Field("entry 1 name length", "2", 22, 1),
            new Anatomy.Field("entry 1 name", "n1", 23, 2),
            new Anatomy.Field("entry 1 incarnation", "0000000000000001", 25, 8),
            new Anatomy.Field("entry 1 increments", "300", 33, 2),
            new Anatomy.Field("entry 1 decrements", "2", 35, 1));
  }

  @Test
  void numbersOfPartZeroAreUnsigned() {
    var state = new VersionedCounter(-1, -1);
    var frame = new Frame(new PeerAddress("h", 1), new Message.Push(state));

    assertThat(Anatomy.of(Codec.encode(frame)).stream().map(Anatomy.Field::value))
        .endsWith("4294967295", "18446744073709551615");
  }

  @Test
  void halfAFrameIsNone() {
    var frame = Codec.encode(Frames.of(MessageKind.DIGEST, new Random(1)));

    assertThatThrownBy(() -> Anatomy.of(Arrays.copyOf(frame, frame.length - 1)))
        .isInstanceOf(MalformedFrameException.class);
  }
}
