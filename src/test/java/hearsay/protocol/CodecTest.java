package hearsay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hearsay.contract.ContractViolation;
import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.PnCounterBuilder;
import hearsay.crdt.StateHash;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {
  private static final PeerAddress SENDER = PeerAddress.parse("127.0.0.1:20001");
  private static final String HEADER = "0f3132372e302e302e313a3230303031";
  private static final ActorId N1 = new ActorId("n1", 1);

  @Test
  void documentedExampleHolds() {
    var entries = PnCounter.of(N1, new Tally(300, 2));

    assertBytes(new Message.Delta(entries), "13 0000000f 01 02 6e31 0000000000000001 ac02 02");
  }

  @Test
  void part0MessagesTake13Bytes() {
    var state = new VersionedCounter(-2, 5);

    assertBytes(new Message.Pull(state), "01 fffffffe 0000000000000005");
    assertBytes(new Message.Push(state), "02 fffffffe 0000000000000005");
  }

  @Test
  void digestsSayActorValueVersionAndHash() {
    var summary =
        new Summary(N1, BigInteger.TWO.negate(), BigInteger.valueOf(258), new StateHash(3, 4));
    var body =
        "0000003b 02 6e31 0000000000000001 fffffffffffffffffffffffffffffffe"
            + "00000000000000000000000000000102 0000000000000003 0000000000000004";

    assertBytes(new Message.Digest(summary), "10" + body);
    assertBytes(new Message.DigestAck(summary), "11" + body);
  }

  @Test
  void requestNamesTheBoundsItHas() {
    var n2 = new ActorId("n2", 0);
    var entries = PnCounter.of(n2, new Tally(0, Tally.MAX));
    var entry = "01 02 6e32 0000000000000000 00 808080808080808040";

    assertBytes(new Message.Request(null, null, PnCounter.empty()), "12 00000002 00 00");
    assertBytes(
        new Message.Request(N1, n2, entries),
        "12 0000002d 03 02 6e31 0000000000000001 02 6e32 0000000000000000" + entry);
    assertBytes(
        new Message.Request(N1, null, entries), "12 00000022 01 02 6e31 0000000000000001" + entry);
  }

  @Test
  void treeMessagesListActors() {
    var actors = List.of(N1);

    assertBytes(new Message.Prune(actors), "15 0000000c 01 02 6e31 0000000000000001");
    assertBytes(new Message.Graft(actors), "16 0000000c 01 02 6e31 0000000000000001");
  }

  @ParameterizedTest
  @EnumSource
  void generatedFramesOfEveryKindComeBack(MessageKind kind) {
    for (long seed = 0; seed < 500; seed++) {
      var frame = Frames.of(kind, new Random(seed));

      assertThat(decode(Codec.encode(frame))).as("seed %d", seed).containsExactly(frame);
    }
  }

  @Test
  void fullPageOfLongestEntriesFitsInAFrame() {
    var page = longestEntries(Codec.MAX_ENTRIES_PER_PAGE);
    var frame = new Frame(SENDER, new Message.State(page));

    assertThat(decode(Codec.encode(frame))).containsExactly(frame);
  }

  @Test
  void bodyAboveTheLimitIsABug() {
    var tooMuch = new Frame(SENDER, new Message.State(longestEntries(4_000)));

    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> Codec.encode(tooMuch));
  }

  private static PnCounter longestEntries(int count) {
    var entries = new PnCounterBuilder(count);
    for (int i = 0; i < count; i++) {
      entries.add(new ActorId("n".repeat(ActorId.MAX_NAME_BYTES), i), Tally.MAX, Tally.MAX);
    }
    return entries.build();
  }

  private static void assertBytes(Message message, String hex) {
    var bytes = Codec.encode(new Frame(SENDER, message));

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(HEADER + hex.replace(" ", ""));
    assertThat(decode(bytes)).containsExactly(new Frame(SENDER, message));
  }

  private static List<Frame> decode(byte[] bytes) {
    var frames = new ArrayList<Frame>();
    new FrameDecoder().feed(bytes, 0, bytes.length, frames::add);
    return frames;
  }
}
