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
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyTransportTest {
  private static final PeerAddress HERE = new PeerAddress("127.0.0.1", 20_001);
  private static final PeerAddress PEER = new PeerAddress("127.0.0.1", 20_002);
  private static final long HOP_NANOS = 1_000_000;

  private final ManualClock clock = new ManualClock();
  private final AtomicLong hopNanos = new AtomicLong();
  private final Recorder recorder = new Recorder();
  private final MemoryNetwork network = new MemoryNetwork();
  private final Inner inner = new Inner(network.listen(HERE, TransportObserver.NONE));
  private final FaultyTransport faulty =
      new FaultyTransport(inner, clock, hopNanos::get, recorder, 42);

  /// Lets a test play what was read off the socket.
  private static final class Inner implements Transport {
    private final Transport memory;
    private Receiver receiver;
    private long frames;

    Inner(Transport memory) {
      this.memory = memory;
    }

    void read(int version) {
      receiver.frameReceived(new FrameId(1, ++frames), new Frame(PEER, message(version)));
    }

    @Override
    public PeerAddress address() {
      return memory.address();
    }

    @Override
    public void start(Receiver node) {
      receiver = node;
      memory.start(node);
    }

    @Override
    public void send(PeerAddress to, Message message) {
      memory.send(to, message);
    }

    @Override
    public void block(PeerAddress peer, Direction direction) {
      memory.block(peer, direction);
    }

    @Override
    public void unblock(PeerAddress peer, Direction direction) {
      memory.unblock(peer, direction);
    }

    @Override
    public int openConnections(PeerAddress peer, Direction direction) {
      return memory.openConnections(peer, direction);
    }

    @Override
    public void close() {
      memory.close();
    }

    @Override
    public void abort() {
      memory.abort();
    }
  }

  @BeforeEach
  void start() {
    faulty.start(recorder.node());
  }

  @AfterEach
  void close() {
    network.close();
  }

  private void read(int from, int to) {
    for (var version = from; version <= to; version++) {
      inner.read(version);
    }
  }

  private static LinkFaults faults(double loss, double duplication, double reordering) {
    return new LinkFaults(false, 0, 0, loss, duplication, reordering);
  }

  @Test
  void passesFramesStraightThroughWithoutFaults() {
    read(1, 3);

    assertThat(recorder.delivered()).isEqualTo(messages(1, 3));
    assertThat(recorder.all(Held.class)).isEmpty();
  }

  @Test
  void holdsEveryFrameForOneHop() {
    hopNanos.set(HOP_NANOS);

    read(1, 2);

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

    read(1, 2);

    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.all(Held.class)).extracting(Held::dueNanos).containsOnly(clock.nowNanos());
    clock.pause(false);
    clock.advance(0);
    assertThat(recorder.delivered()).isEqualTo(messages(1, 2));
  }

  @Test
  void letsNoFrameOvertakeOneThatIsHeld() {
    clock.pause(true);
    read(1, 1);
    clock.pause(false);

    read(2, 2);

    assertThat(recorder.delivered()).isEmpty();
    clock.advance(0);
    assertThat(recorder.delivered()).isEqualTo(messages(1, 2));
  }

  @Test
  void keepsTheOrderUnderJitter() {
    faulty.setIncomingFaults(PEER, new LinkFaults(false, 10, 1_000_000, 0, 0, 0));

    read(1, 100);
    clock.advance(2_000_000);

    assertThat(recorder.delivered()).isEqualTo(messages(1, 100));
  }

  @Test
  void letsFramesBeOvertakenWhenReordering() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, faults(0, 0, 0.5));

    read(1, 100);
    clock.advance(3 * HOP_NANOS);

    assertThat(recorder.delivered())
        .containsExactlyInAnyOrderElementsOf(messages(1, 100))
        .isNotEqualTo(messages(1, 100));
  }

  @Test
  void losesAFrameOnItsWayAfterItWasSeenLeaving() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, faults(1, 0, 0));

    read(1, 1);

    assertThat(recorder.all(Held.class)).hasSize(1);
    clock.advance(HOP_NANOS / 2);
    assertThat(recorder.all(Lost.class)).isEmpty();
    clock.advance(HOP_NANOS / 5);
    assertThat(recorder.all(Lost.class))
        .containsExactly(new Lost(new FrameId(1, 1), LossReason.INJECTED));
    clock.advance(HOP_NANOS);
    assertThat(recorder.delivered()).isEmpty();
  }

  @Test
  void losesAtOnceWhereTheWayTakesNoTime() {
    faulty.setIncomingFaults(PEER, faults(1, 0, 0));

    read(1, 1);

    assertThat(recorder.all(Lost.class))
        .containsExactly(new Lost(new FrameId(1, 1), LossReason.INJECTED));
    assertThat(clock.pending()).isZero();
  }

  @Test
  void deliversDuplicatesUnderIdsOfTheirOwn() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, faults(0, 1, 0));

    read(1, 1);
    clock.advance(HOP_NANOS);

    assertThat(recorder.all(Held.class))
        .extracting(Held::id)
        .containsExactly(new FrameId(1, 1), new FrameId(1, 1, 1));
    assertThat(recorder.all(Delivered.class))
        .extracting(Delivered::id)
        .containsExactly(new FrameId(1, 1), new FrameId(1, 1, 1));
  }

  @Test
  void losesWhatIsOnTheWayWhenTheLinkIsSevered() {
    hopNanos.set(HOP_NANOS);
    read(1, 2);

    faulty.setIncomingFaults(PEER, LinkFaults.SEVERED);
    read(3, 3);
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
    var slow = new Inner(network.listen(new PeerAddress("127.0.0.1", 3), TransportObserver.NONE));
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
    read(1, 1);

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

    read(1, HeldFrames.MAX_HELD + 5);

    assertThat(recorder.all(Lost.class))
        .hasSize(5)
        .allMatch(event -> event.reason() == LossReason.HOLD_FULL);
    clock.advance(HOP_NANOS);
    assertThat(recorder.count(Delivered.class)).isEqualTo(HeldFrames.MAX_HELD);
    read(1, 1);
    clock.advance(HOP_NANOS);
    assertThat(recorder.count(Delivered.class)).isEqualTo(HeldFrames.MAX_HELD + 1);
  }

  @Test
  void losesWhatIsHeldWhenTheNodeStops() {
    hopNanos.set(HOP_NANOS);
    read(1, 1);

    faulty.abort();
    read(2, 2);
    clock.advance(HOP_NANOS);

    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.all(Lost.class))
        .extracting(Lost::reason)
        .containsExactly(LossReason.NODE_DOWN, LossReason.NODE_DOWN);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void settlesEveryFrameAndEveryCopyOnce(long seed) {
    var rough = new LinkFaults(false, 1_000, 50_000, 0.3, 0.3, 0.3);
    var random = new SplittableRandom(seed);
    faulty.setIncomingFaults(PEER, rough);

    for (var version = 1; version <= 1_000; version++) {
      inner.read(version);
      clock.advance(random.nextInt(20_000));
      if (random.nextInt(100) == 0) {
        faulty.setIncomingFaults(PEER, rough.withSevered(true));
        faulty.setIncomingFaults(PEER, rough);
      }
    }
    clock.advance(10 * HOP_NANOS);

    var settled = new ArrayList<FrameId>();
    recorder.all(Delivered.class).forEach(event -> settled.add(event.id()));
    recorder.all(Lost.class).forEach(event -> settled.add(event.id()));
    assertThat(settled).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(settled)
        .as("seed %d", seed)
        .containsAll(LongStream.rangeClosed(1, 1_000).mapToObj(n -> new FrameId(1, n)).toList());
    assertThat(settled)
        .as("seed %d", seed)
        .containsAll(recorder.all(Held.class).stream().map(Held::id).toList());
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
