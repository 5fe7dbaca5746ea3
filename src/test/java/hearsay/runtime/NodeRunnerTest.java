package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.node.Event;
import hearsay.node.Fact;
import hearsay.node.NodeSettings;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeRunnerTest {
  private static final ActorId ACTOR = new ActorId("n1", 1);
  private static final ActorId OTHER = new ActorId("n2", 2);
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  private final RecordingTransport transport = new RecordingTransport();
  private final ManualClock clock = new ManualClock();
  private final Watch watch = new Watch();
  private @Nullable NodeRunner started;

  private final class Watch implements NodeObserver {
    final List<Fact> facts = new CopyOnWriteArrayList<>();
    final List<LossReason> dropped = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    final CountDownLatch mayGoOn = new CountDownLatch(1);
    volatile boolean isHolding;

    @Override
    public void stepped(@Nullable FrameId cause, List<Fact> stepFacts, long nowNanos) {
      facts.addAll(stepFacts);
      if (stepFacts.stream().anyMatch(Fact.OperationsApplied.class::isInstance)) {
        transport.log.add("published");
      }
      if (isHolding) {
        awaitQuietly(mayGoOn);
      }
    }

    @Override
    public void frameDropped(FrameId id, PeerAddress from, LossReason reason) {
      dropped.add(reason);
    }

    @Override
    public void failed(Throwable cause) {
      failures.incrementAndGet();
    }

    @Override
    public void stopped() {
      transport.log.add("stopped");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private NodeRunner start(CounterRule rule) {
    var settings = NodeSettings.of(ACTOR, RecordingTransport.ADDRESS, rule);
    started =
        NodeRunner.start(settings, List.of(RecordingTransport.PEER), transport, clock, watch, 1);
    return started;
  }

  @AfterEach
  void stop() {
    watch.mayGoOn.countDown();
    if (started != null) {
      started.crash();
    }
  }

  private static BigInteger value(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void anOperationIsAcknowledgedWithTheStateItLeft() {
    var runner = start(CounterRule.PN);

    var outcome = runner.operate(5, 2).join();

    assertThat(outcome).isEqualTo(new Outcome.Acknowledged(runner.state()));
    assertThat(runner.state().value()).isEqualTo(value(3));
  }

  @Test
  void factsArePublishedBeforeFramesLeaveAndUsersAreAnsweredLast() {
    var runner = start(CounterRule.PN);
    transport.log.clear();

    runner.operate(1, 0).thenRun(() -> transport.log.add("answered")).join();

    assertThat(transport.log).containsSubsequence("published", "sent DELTA", "answered");
  }

  @Test
  void anIncrementIsVisibleWhenTheCallReturns() {
    var runner = start(CounterRule.PN);

    for (var i = 1; i <= 1_000; i++) {
      runner.increment();

      assertThat(runner.state().value()).isEqualTo(value(i));
    }
  }

  @Test
  void incrementsOfManyCallersAreAllAppliedByTheCore() throws InterruptedException {
    var runner = start(CounterRule.PN);
    var callers = new ArrayList<Thread>();
    for (var caller = 0; caller < 4; caller++) {
      callers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (var i = 0; i < 100_000; i++) {
                      runner.increment();
                    }
                  }));
    }
    for (var caller : callers) {
      caller.join();
    }

    assertThat(runner.state().value()).isEqualTo(value(400_000));
    await().atMost(GENEROUS).until(() -> appliedIncrements() == 400_000);
  }

  private long appliedIncrements() {
    return watch.facts.stream()
        .mapToLong(fact -> fact instanceof Fact.OperationsApplied done ? done.increments() : 0)
        .sum();
  }

  @Test
  void closingAppliesWhatTheFastPathHasAcknowledged() {
    var runner = start(CounterRule.PN);
    for (var i = 0; i < 1_000; i++) {
      runner.increment();
    }

    runner.close();

    assertThat(appliedIncrements()).isEqualTo(1_000);
    assertThatThrownBy(runner::increment).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anOperationThatWouldPassTheBoundIsRefusedAlone() {
    var runner = start(CounterRule.PN);
    runner.operate(Tally.MAX - 2, 0).join();
    watch.isHolding = true;
    var holder = Thread.ofVirtual().start(() -> runner.operate(1, 0));
    await().atMost(GENEROUS).until(() -> !runner.isIdle());

    var tooMuch = runner.operate(2, 0);
    var fits = runner.operate(1, 0);
    watch.isHolding = false;
    watch.mayGoOn.countDown();

    assertThat(tooMuch.join()).isInstanceOf(Outcome.Refused.class);
    assertThat(fits.join()).isInstanceOf(Outcome.Acknowledged.class);
    assertThatThrownBy(runner::increment).isInstanceOf(CounterLimitException.class);
    assertThat(runner.state().value()).isEqualTo(BigInteger.valueOf(Tally.MAX));
    assertThat(holder.isVirtual()).isTrue();
  }

  @Test
  void anAbsurdAmountIsRefusedAndTheNodeRunsOn() {
    var runner = start(CounterRule.PN);

    assertThat(runner.operate(Long.MAX_VALUE, Long.MAX_VALUE).join())
        .isInstanceOf(Outcome.Refused.class);

    runner.increment();
    assertThat(runner.state().value()).isEqualTo(value(1));
  }

  @Test
  void underPart0OperationsAreSteppedOneByOne() {
    var runner = start(CounterRule.PART0);

    var outcome = runner.operate(3, 1).join();

    assertThat(outcome).isEqualTo(new Outcome.Acknowledged(runner.state()));
    assertThat(runner.state().version()).isEqualTo(value(4));
    assertThat(watch.facts).filteredOn(Fact.OperationsApplied.class::isInstance).hasSize(4);
  }

  @Test
  void underPart0ADecrementAtZeroIsRefused() {
    var runner = start(CounterRule.PART0);

    assertThat(runner.operate(0, 1).join()).isInstanceOf(Outcome.Refused.class);
    assertThat(watch.facts).anyMatch(Fact.OperationsRefused.class::isInstance);
  }

  @Test
  void underPart0IncrementWaitsForItsStep() {
    var runner = start(CounterRule.PART0);

    runner.increment();

    assertThat(runner.state().value()).isEqualTo(value(1));
    assertThat(appliedIncrements()).isEqualTo(1);
  }

  @Test
  void framesOverTheBoundAreDroppedAndReportedAndNoOperationIs() {
    var runner = start(CounterRule.PN);
    watch.isHolding = true;
    Thread.startVirtualThread(() -> runner.operate(1, 0));
    await().atMost(GENEROUS).until(() -> !runner.isIdle());

    for (var i = 0; i < Mailbox.MAX_FRAMES + 7; i++) {
      transport.bring(delta(i + 1));
    }
    var operation = runner.operate(1, 0);
    watch.isHolding = false;
    watch.mayGoOn.countDown();

    assertThat(operation.join()).isInstanceOf(Outcome.Acknowledged.class);
    await().atMost(GENEROUS).until(runner::isIdle);
    assertThat(watch.dropped).hasSize(7).containsOnly(LossReason.MAILBOX_FULL);
    assertThat(runner.droppedFrames()).isEqualTo(7);
    assertThat(runner.state().value()).isEqualTo(value(Mailbox.MAX_FRAMES + 2));
  }

  private static Message delta(long increments) {
    return new Message.Delta(PnCounter.of(OTHER, new Tally(increments, 0)));
  }

  @Test
  void aFrameTeachesTheNodeAndIsReportedWithItsId() {
    var runner = start(CounterRule.PN);

    transport.bring(delta(4));

    assertThat(runner.state().value()).isEqualTo(value(4));
    assertThat(watch.facts).filteredOn(Fact.FrameHandled.class::isInstance).hasSize(1);
  }

  @Test
  void roundsComeWithTheClock() {
    start(CounterRule.PN);
    transport.log.clear();

    clock.advance(TimeUnit.SECONDS.toNanos(3));

    assertThat(transport.log).contains("sent DIGEST");
    assertThat(clock.waiting()).as("one timer is armed").isEqualTo(1);
  }

  @Test
  void peersAreAnsweredFromTheLoop() {
    var runner = start(CounterRule.PN);

    assertThat(runner.peers()).hasSize(1);
    assertThat(runner.peers().getFirst().address()).isEqualTo(RecordingTransport.PEER);
  }

  @Test
  void aBrokenContractStopsTheNodeWhereEveryoneSeesIt() {
    var runner = start(CounterRule.PN);
    transport.isBroken = true;

    var unanswered = runner.operate(1, 0);

    assertThat(unanswered).isCompletedExceptionally();
    assertThat(watch.failures).hasValue(1);
    assertThat(runner.isRunning()).isFalse();
    assertThat(transport.log).containsSubsequence("stopped", "aborted");
    assertThat(runner.operate(1, 0).join())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("n1 has stopped after an error"));
  }

  @Test
  void aCrashedNodeRefusesOperationsDropsFramesAndSendsNothing() {
    var runner = start(CounterRule.PN);
    runner.operate(1, 0).join();
    runner.crash();
    transport.log.clear();

    var outcome = runner.operate(1, 0).join();
    transport.bring(delta(1));
    runner.offer(new Event.RoundRequested());
    runner.crash();
    runner.close();

    assertThat(outcome).isEqualTo(new Outcome.Refused("n1 has crashed"));
    assertThat(watch.dropped).containsExactly(LossReason.NODE_DOWN);
    assertThat(transport.log).isEmpty();
    assertThat(runner.state().value()).isEqualTo(value(1));
    assertThat(clock.waiting()).isZero();
  }

  @Test
  void aCrashAnswersThoseWhoWait() throws Exception {
    var runner = start(CounterRule.PN);
    watch.isHolding = true;
    Thread.startVirtualThread(() -> runner.operate(1, 0));
    await().atMost(GENEROUS).until(() -> !runner.isIdle());
    var waiting = runner.operate(1, 0);

    var crash = Thread.startVirtualThread(runner::crash);
    await().atMost(GENEROUS).until(() -> !runner.isRunning());
    watch.mayGoOn.countDown();
    crash.join();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Refused.class);
    assertThat(transport.log).contains("stopped", "aborted");
  }
}
