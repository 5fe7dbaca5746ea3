package hearsay.transport;

import static hearsay.transport.TransportContract.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Recorder.Delivered;
import hearsay.transport.Recorder.Held;
import hearsay.transport.Recorder.Lost;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each fault does to the frames of a link.
class FaultsAtWorkTest {
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

  private static LinkFaults faults(double loss, double duplication, double reordering) {
    return new LinkFaults(false, 0, 0, loss, duplication, reordering);
  }

  /// Another node, with a seed of its own.
  private PlayedTransport played(long seed, LinkFaults wrong) {
    var address = new PeerAddress("127.0.0.1", 3);
    var played = new PlayedTransport(network.listen(address, TransportObserver.NONE), PEER);
    var transport = new FaultyTransport(played, clock, hopNanos::get, recorder, seed);
    transport.start(recorder.node());
    transport.setIncomingFaults(PEER, wrong);
    return played;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void eachFrameTakesTheLatencyAndUpToTheJitterMore(long seed) {
    var jittery = played(seed, new LinkFaults(false, 2_000, 1_000, 0, 0, 0));
    var sentNanos = new ArrayList<Long>();

    for (var version = 1; version <= 200; version++) {
      sentNanos.add(clock.nowNanos());
      jittery.read(version);
      clock.advance(5_000);
    }

    var held = recorder.all(Held.class);
    var ways =
        LongStream.range(0, 200)
            .map(n -> held.get((int) n).dueNanos() - sentNanos.get((int) n))
            .summaryStatistics();
    assertThat(ways.getMin()).as("seed %d", seed).isBetween(2_000L, 2_100L);
    assertThat(ways.getMax()).as("seed %d", seed).isBetween(2_900L, 3_000L);
    assertThat(recorder.delivered()).as("seed %d", seed).isEqualTo(messages(1, 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aboutAsManyAreLostAndDoubledAsTheFaultsSay(long seed) {
    var rough = played(seed, faults(0.25, 0.5, 0));

    rough.read(1, 4_000);
    clock.advance(HOP_NANOS);

    assertThat(recorder.count(Lost.class)).as("seed %d", seed).isBetween(850L, 1_150L);
    assertThat(recorder.all(Delivered.class).stream().filter(event -> event.id().copy() > 0))
        .as("seed %d", seed)
        .hasSizeBetween(1_850, 2_150);
  }

  @Test
  void keepsTheOrderUnderJitter() {
    faulty.setIncomingFaults(PEER, new LinkFaults(false, 10, 1_000_000, 0, 0, 0));

    inner.read(1, 100);
    clock.advance(2_000_000);

    assertThat(recorder.delivered()).isEqualTo(messages(1, 100));
  }

  @Test
  void letsFramesBeOvertakenWhenReordering() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, faults(0, 0, 0.5));

    inner.read(1, 100);
    clock.advance(3 * HOP_NANOS);

    assertThat(recorder.delivered())
        .containsExactlyInAnyOrderElementsOf(messages(1, 100))
        .isNotEqualTo(messages(1, 100));
  }

  @Test
  void losesAFrameOnItsWayAfterItWasSeenLeaving() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, faults(1, 0, 0));

    inner.read(1, 1);

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

    inner.read(1, 1);

    assertThat(recorder.all(Lost.class))
        .containsExactly(new Lost(new FrameId(1, 1), LossReason.INJECTED));
    assertThat(clock.pending()).isZero();
  }

  @Test
  void deliversDuplicatesUnderIdsOfTheirOwn() {
    hopNanos.set(HOP_NANOS);
    faulty.setIncomingFaults(PEER, faults(0, 1, 0));

    inner.read(1, 1);
    clock.advance(HOP_NANOS);

    assertThat(recorder.all(Held.class))
        .extracting(Held::id)
        .containsExactly(new FrameId(1, 1), new FrameId(1, 1, 1));
    assertThat(recorder.all(Delivered.class))
        .extracting(Delivered::id)
        .containsExactly(new FrameId(1, 1), new FrameId(1, 1, 1));
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
}
