package hearsay.transport;

import static hearsay.transport.TransportContract.message;
import static hearsay.transport.TransportContract.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Recorder.Delivered;
import hearsay.transport.Recorder.Held;
import hearsay.transport.Recorder.Lost;
import hearsay.transport.Recorder.SentAgain;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Frames picked out on their way.
class HeldFrameTest {
  private static final PeerAddress HERE = new PeerAddress("127.0.0.1", 20_001);
  private static final PeerAddress PEER = new PeerAddress("127.0.0.1", 20_002);
  private static final long HOP_NANOS = 1_000_000;

  private final ManualClock clock = new ManualClock();
  private final AtomicLong hopNanos = new AtomicLong();
  private final Recorder recorder = new Recorder();
  private final MemoryNetwork network = new MemoryNetwork();
  private final PlayedTransport inner =
      new PlayedTransport(network.listen(HERE, TransportObserver.NONE), PEER);
  private final FaultyTransport faulty =
      new FaultyTransport(inner, clock, hopNanos::get, recorder, 42);

  @BeforeEach
  void start() {
    faulty.start(recorder.node());
  }

  @AfterEach
  void close() {
    network.close();
  }

  private HeldFrame onItsWay(int ordinal) {
    return faulty.held(new FrameId(1, ordinal)).orElseThrow();
  }

  @Test
  void aDroppedFrameIsLostAndTheOthersArrive() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 3);

    assertThat(onItsWay(2).drop()).isTrue();
    clock.advance(HOP_NANOS);

    assertThat(recorder.delivered()).containsExactly(message(1), message(3));
    assertThat(recorder.all(Lost.class))
        .containsExactly(new Lost(new FrameId(1, 2), LossReason.DROPPED));
  }

  @Test
  void whatHasArrivedOrWasLostIsOnNoWay() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 2);
    var first = onItsWay(1);
    var second = onItsWay(2);
    second.drop();
    clock.advance(HOP_NANOS);

    assertThat(first.drop()).isFalse();
    assertThat(second.drop()).isFalse();
    assertThat(faulty.held(new FrameId(1, 1))).isEmpty();
    assertThat(recorder.count(Lost.class)).isOne();
  }

  @Test
  void aCopyArrivesALittleBehindUnderAnIdOfItsOwn() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 1);

    var copy = onItsWay(1).copy().orElseThrow();
    clock.advance(HOP_NANOS);
    assertThat(recorder.delivered()).isEqualTo(messages(1, 1));
    clock.advance(HOP_NANOS);

    assertThat(recorder.all(Delivered.class))
        .extracting(Delivered::id)
        .containsExactly(new FrameId(1, 1), copy.id());
    assertThat(copy.id()).isEqualTo(new FrameId(1, 1, 1));
    assertThat(recorder.all(SentAgain.class)).isEmpty();
  }

  @Test
  void noTwoCopiesAreCalledTheSame() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, new LinkFaults(false, 0, 0, 0, 1, 0));
    inner.read(1, 1);

    var first = onItsWay(1).copy().orElseThrow();
    var second = first.copy().orElseThrow();

    assertThat(recorder.all(Held.class))
        .extracting(held -> held.id().copy())
        .containsExactly(0, 1, 2, 3);
    assertThat(second.id().copy()).isEqualTo(3);
  }

  @Test
  void aDroppedFrameGoesTheRestOfItsWayAsACopyThatIsSentAgain() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 1);
    var frame = onItsWay(1);
    clock.advance(HOP_NANOS / 4);
    frame.drop();
    clock.advance(10 * HOP_NANOS);

    var copy = frame.copy().orElseThrow();

    assertThat(recorder.all(SentAgain.class)).containsExactly(new SentAgain(copy.id()));
    assertThat(copy.dueNanos()).isEqualTo(clock.nowNanos() + HOP_NANOS * 3 / 4);
    clock.advance(HOP_NANOS);
    assertThat(recorder.all(Delivered.class))
        .extracting(Delivered::id)
        .containsExactly(new FrameId(1, 1, 1));
  }

  @Test
  void aCopyArrivesWhateverTheLoss() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, new LinkFaults(false, 0, 0, 1, 0, 0));
    inner.read(1, 1);

    onItsWay(1).copy();
    clock.advance(2 * HOP_NANOS);

    assertThat(recorder.delivered()).isEqualTo(messages(1, 1));
    assertThat(recorder.count(Lost.class)).isOne();
  }

  @Test
  void thereIsNoWayOverACutLinkOrToANodeThatIsDown() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 1);
    var frame = onItsWay(1);
    faulty.setIncomingFaults(PEER, LinkFaults.SEVERED);

    assertThat(frame.copy()).isEmpty();
    faulty.setIncomingFaults(PEER, LinkFaults.NONE);
    assertThat(frame.copy()).isPresent();
    faulty.abort();
    assertThat(frame.copy()).isEmpty();
  }

  @Test
  void withoutRoomThereIsNoCopy() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, HeldFrames.MAX_HELD);

    assertThat(onItsWay(1).copy()).isEmpty();
    assertThat(recorder.all(Lost.class))
        .extracting(Lost::reason)
        .containsExactly(LossReason.HOLD_FULL);
  }
}
