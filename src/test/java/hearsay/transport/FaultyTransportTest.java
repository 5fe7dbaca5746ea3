package hearsay.transport;

import static hearsay.transport.TransportContract.eventually;
import static hearsay.transport.TransportContract.message;
import static hearsay.transport.TransportContract.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Recorder.Delivered;
import hearsay.transport.Recorder.Held;
import hearsay.transport.Recorder.Lost;
import hearsay.transport.Recorder.Opened;
import hearsay.transport.Recorder.Unsent;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FaultyTransportTest {
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

  @Test
  void passesFramesStraightThroughWithoutFaults() {
    inner.read(1, 3);

    assertThat(recorder.delivered()).isEqualTo(messages(1, 3));
    assertThat(recorder.all(Held.class)).isEmpty();
  }

  @Test
  void holdsEveryFrameForOneHop() {
    hopNanos.set(HOP_NANOS);

    inner.read(1, 2);

    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.all(Held.class))
        .extracting(Held::dueNanos)
        .containsExactly(clock.nowNanos() + HOP_NANOS, clock.nowNanos() + HOP_NANOS);
    clock.advance(HOP_NANOS - 1);
    assertThat(recorder.delivered()).isEmpty();
    clock.advance(1);
    assertThat(recorder.delivered()).isEqualTo(messages(1, 2));
  }

  @Test
  void deliversNothingWhileTheClockIsPaused() {
    clock.pause(true);

    inner.read(1, 2);

    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.all(Held.class)).extracting(Held::dueNanos).containsOnly(clock.nowNanos());
    clock.pause(false);
    clock.advance(0);
    assertThat(recorder.delivered()).isEqualTo(messages(1, 2));
  }

  @Test
  void letsNoFrameOvertakeOneThatIsHeld() {
    clock.pause(true);
    inner.read(1, 1);
    clock.pause(false);

    inner.read(2, 2);

    assertThat(recorder.delivered()).isEmpty();
    clock.advance(0);
    assertThat(recorder.delivered()).isEqualTo(messages(1, 2));
  }

  @Test
  void losesWhatIsOnTheWayWhenTheLinkIsSevered() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 2);

    faulty.setIncomingFaults(PEER, LinkFaults.SEVERED);
    inner.read(3, 3);
    clock.advance(2 * HOP_NANOS);

    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.all(Lost.class))
        .containsExactly(
            new Lost(new FrameId(1, 1), LossReason.SEVERED),
            new Lost(new FrameId(1, 2), LossReason.SEVERED),
            new Lost(new FrameId(1, 3), LossReason.SEVERED));
    assertThat(clock.pending()).isZero();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void handsFramesOverOneByOneAndIsCutWhileTheNodeIsBusyWithOne() throws InterruptedException {
    var handled = new CopyOnWriteArrayList<Message>();
    var isBusy = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    var slow =
        new PlayedTransport(
            network.listen(new PeerAddress("127.0.0.1", 3), TransportObserver.NONE), PEER);
    var transport = new FaultyTransport(slow, clock, hopNanos::get, recorder, 42);
    transport.start(
        new Transport.Receiver() {
          @Override
          public void frameReceived(FrameId id, Frame frame) {
            handled.add(frame.message());
            isBusy.countDown();
            try {
              mayGoOn.await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void peerUnreachable(PeerAddress peer, String reason) {}

          @Override
          public void linkOpened(PeerAddress peer) {}
        });
    var reader = Thread.startVirtualThread(() -> slow.read(1));
    isBusy.await();

    slow.read(2);
    assertThat(transport.awaitHandedOver(0)).isFalse();
    transport.setIncomingFaults(PEER, LinkFaults.SEVERED);
    transport.setIncomingFaults(PEER, LinkFaults.NONE);
    slow.read(3);
    mayGoOn.countDown();
    reader.join();

    assertThat(transport.awaitHandedOver(0)).isTrue();
    assertThat(handled).containsExactly(message(1), message(3));
    assertThat(recorder.all(Lost.class))
        .containsExactly(new Lost(new FrameId(1, 2), LossReason.SEVERED));
  }

  @Test
  void deliversAgainWhenHealed() {
    faulty.setIncomingFaults(PEER, LinkFaults.SEVERED);

    faulty.setIncomingFaults(PEER, LinkFaults.NONE);
    inner.read(1, 1);

    assertThat(recorder.delivered()).isEqualTo(messages(1, 1));
  }

  @Test
  void tellsTheSenderThatAHealedLinkIsOpen() {
    faulty.setOutgoingFaults(PEER, LinkFaults.SEVERED);
    assertThat(recorder.all(Opened.class)).isEmpty();

    faulty.setOutgoingFaults(PEER, LinkFaults.NONE);
    faulty.setOutgoingFaults(PEER, LinkFaults.NONE);

    assertThat(recorder.all(Opened.class)).containsExactly(new Opened(PEER));
  }

  @Test
  void boundsWhatIsHeld() {
    hopNanos.set(HOP_NANOS);

    inner.read(1, HeldFrames.MAX_HELD + 5);

    assertThat(recorder.all(Lost.class))
        .hasSize(5)
        .allMatch(event -> event.reason() == LossReason.HOLD_FULL);
    clock.advance(HOP_NANOS);
    assertThat(recorder.count(Delivered.class)).isEqualTo(HeldFrames.MAX_HELD);
    inner.read(1, 1);
    clock.advance(HOP_NANOS);
    assertThat(recorder.count(Delivered.class)).isEqualTo(HeldFrames.MAX_HELD + 1);
  }

  @Test
  void losesWhatIsHeldWhenTheNodeStops() {
    hopNanos.set(HOP_NANOS);
    inner.read(1, 1);

    faulty.abort();
    inner.read(2, 2);
    clock.advance(HOP_NANOS);

    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.all(Lost.class))
        .extracting(Lost::reason)
        .containsExactly(LossReason.NODE_DOWN, LossReason.NODE_DOWN);
  }

  @Test
  void severingBothEndsLeavesNoSocketAndHealingOpensAgain() throws Exception {
    var here = new Recorder();
    var there = new Recorder();
    var one = overTcp(here);
    var other = overTcp(there);
    one.send(other.address(), message(1));
    eventually(() -> assertThat(there.delivered()).hasSize(1));

    one.setOutgoingFaults(other.address(), LinkFaults.SEVERED);
    other.setIncomingFaults(one.address(), LinkFaults.SEVERED);
    one.send(other.address(), message(2));

    assertThat(one.openConnections(other.address(), Transport.Direction.OUTGOING)).isZero();
    assertThat(other.openConnections(one.address(), Transport.Direction.INCOMING)).isZero();
    assertThat(here.all(Unsent.class))
        .containsExactly(new Unsent(other.address(), message(2), LossReason.SEVERED));

    other.setIncomingFaults(one.address(), LinkFaults.NONE);
    one.setOutgoingFaults(other.address(), LinkFaults.NONE);
    one.send(other.address(), message(3));

    eventually(() -> assertThat(there.delivered()).containsExactly(message(1), message(3)));
    one.close();
    other.close();
  }

  private FaultyTransport overTcp(Recorder watcher) throws Exception {
    var tcp = TcpTransport.listen("127.0.0.1", 0, watcher);
    var transport = new FaultyTransport(tcp, clock, () -> 0, watcher, 7);
    transport.start(watcher.node());
    return transport;
  }
}
