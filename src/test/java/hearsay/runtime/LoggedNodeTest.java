package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.node.Event;
import hearsay.node.Fact;
import hearsay.node.Memory;
import hearsay.node.NodeSettings;
import hearsay.protocol.Message;
import hearsay.transport.FrameId;
import hearsay.wal.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes that keep a log.
class LoggedNodeTest {
  private static final ActorId ACTOR = new ActorId("n1", 1);
  private static final ActorId OTHER = new ActorId("n2", 2);
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  private final RecordingTransport transport = new RecordingTransport();
  private final StubLog log = new StubLog();
  private final List<Fact> facts = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private @Nullable NodeRunner started;

  private NodeRunner start(CounterState remembered) {
    var observer =
        new NodeObserver() {
          @Override
          public void stepped(@Nullable FrameId cause, List<Fact> stepFacts, long nowNanos) {
            facts.addAll(stepFacts);
          }

          @Override
          public void failed(Throwable cause) {
            failures.add(cause);
          }
        };
    return start(remembered, observer);
  }

  private NodeRunner start(CounterState remembered, NodeObserver observer) {
    var settings =
        NodeSettings.of(ACTOR, RecordingTransport.ADDRESS, remembered.rule())
            .with(new Memory(remembered, Memory.Kind.LOG));
    started =
        NodeRunner.start(
            settings,
            List.of(RecordingTransport.PEER),
            transport,
            new ManualClock(),
            observer,
            1,
            log);
    return started;
  }

  @AfterEach
  void stop() {
    log.release();
    if (started != null) {
      started.crash();
    }
  }

  private CompletableFuture<Outcome> beginToHang(NodeRunner runner) {
    log.isHanging = true;
    int before = log.begun.get();
    var answer = runner.operate(1, 0);
    await().atMost(GENEROUS).until(() -> log.begun.get() > before);
    return answer;
  }

  private static PnCounter own(long increments) {
    return PnCounter.of(ACTOR, new Tally(increments, 0));
  }

  private static PnCounter theirs(long increments) {
    return PnCounter.of(OTHER, new Tally(increments, 0));
  }

  @Test
  void anOperationIsAcknowledgedOnceItIsOnDisk() {
    var runner = start(own(4));

    var outcome = runner.operate(2, 0).join();

    assertThat(outcome).isEqualTo(new Outcome.Acknowledged(own(6)));
    assertThat(log.records).containsExactly(new StubLog.Record(ACTOR, own(6)));
    assertThat(runner.logStatus().isLogged()).isTrue();
    assertThat(runner.logStatus().commits()).isEqualTo(1);
    assertThat(runner.logStatus().operations()).isEqualTo(2);
  }

  @Test
  void untilItIsOnDiskNobodySeesIt() {
    var runner = start(PnCounter.empty());

    var answer = beginToHang(runner);

    assertThat(answer).isNotDone();
    assertThat(runner.isIdle()).isFalse();
    assertThat(runner.state()).isEqualTo(PnCounter.empty());
    assertThat(transport.log).doesNotContain("sent DELTA");
  }

  @Test
  void operationsThatWaitForTheDiskAreOneRecord() {
    var runner = start(PnCounter.empty());
    var first = beginToHang(runner);
    var rest = IntStream.range(0, 100).mapToObj(i -> runner.operate(1, 0)).toList();

    log.release();

    assertThat(first.join()).isInstanceOf(Outcome.Acknowledged.class);
    assertThat(rest)
        .allSatisfy(
            answer -> assertThat(answer.join()).isEqualTo(new Outcome.Acknowledged(own(101))));
    assertThat(log.records)
        .containsExactly(new StubLog.Record(ACTOR, own(1)), new StubLog.Record(ACTOR, own(101)));
    assertThat(runner.logStatus().commits()).isEqualTo(2);
  }

  @Test
  void framesAreHandledWhileTheDiskHangsAndJoinTheNextRecord() {
    var runner = start(PnCounter.empty());
    var first = beginToHang(runner);

    transport.bring(new Message.Delta(theirs(4)));
    assertThat(runner.awaitHandled(GENEROUS.toNanos())).isTrue();
    var meanwhile = runner.state();
    var peers = runner.peers();
    log.release();
    first.join();
    runner.operate(1, 0).join();

    assertThat(meanwhile).isEqualTo(theirs(4));
    assertThat(peers).hasSize(1);
    assertThat(log.records.getLast()).isEqualTo(new StubLog.Record(ACTOR, own(2).merge(theirs(4))));
  }

  @Test
  void aFullDiskRefusesAndTakesOperationsAgainWhenThereIsRoom() {
    var runner = start(PnCounter.empty());
    log.answer = new Log.Appended.NotWritten("no space left");

    var refused = runner.operate(1, 0).join();
    var failing = runner.logStatus();
    transport.bring(new Message.Delta(theirs(4)));
    assertThat(runner.awaitHandled(GENEROUS.toNanos())).isTrue();
    var meanwhile = runner.state();
    log.answer = new Log.Appended.Durable();
    var taken = runner.operate(1, 0).join();

    assertThat(refused).isEqualTo(new Outcome.Refused("no space left"));
    assertThat(failing.lastFailure()).isEqualTo("no space left");
    assertThat(meanwhile).isEqualTo(theirs(4));
    assertThat(taken).isEqualTo(new Outcome.Acknowledged(own(1).merge(theirs(4))));
    assertThat(runner.logStatus().failures()).isEqualTo(1);
    assertThat(runner.logStatus().lastFailure()).isEmpty();
  }

  @Test
  void aWriteThatMayHaveHappenedIsUnknown() {
    var runner = start(PnCounter.empty());
    log.answer = new Log.Appended.Unknown("I/O error");

    assertThat(runner.operate(1, 0).join()).isEqualTo(new Outcome.Unknown("I/O error"));
    assertThat(facts).contains(new Fact.OperationsInDoubt(1, 0, "I/O error"));
    assertThat(runner.state()).isEqualTo(PnCounter.empty());
  }

  @Test
  void theFastPathWaitsForTheDisk() {
    var runner = start(PnCounter.empty());

    runner.increment();
    log.answer = new Log.Appended.NotWritten("no space left");

    assertThat(log.records).hasSize(1);
    assertThatThrownBy(runner::increment)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no space left");
  }

  @Test
  void underPart0EachOperationIsARecordAndASeriesEndsWithTheDisk() {
    var runner = start(VersionedCounter.ZERO);

    var outcome = runner.operate(3, 1).join();
    log.answer = new Log.Appended.NotWritten("no space left");
    var refused = runner.operate(2, 0).join();

    assertThat(outcome).isEqualTo(new Outcome.Acknowledged(new VersionedCounter(4, 2)));
    assertThat(log.records)
        .extracting(StubLog.Record::changed)
        .containsExactly(
            new VersionedCounter(1, 1),
            new VersionedCounter(2, 2),
            new VersionedCounter(3, 3),
            new VersionedCounter(4, 2));
    assertThat(refused).isEqualTo(new Outcome.Refused("no space left"));
  }

  @Test
  void aCrashLeavesInDoubtWhatIsOnItsWayAndRefusesWhatWaits() {
    var runner = start(PnCounter.empty());
    var onItsWay = beginToHang(runner);
    var waiting = runner.operate(1, 0);

    var crash = Thread.startVirtualThread(runner::crash);

    assertThat(onItsWay.orTimeout(20, TimeUnit.SECONDS).join())
        .isEqualTo(new Outcome.Unknown("n1 has crashed during the write"));
    assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join())
        .isEqualTo(new Outcome.Refused("n1 has crashed"));
    assertThat(log.isAbandoned).as("the write still uses the files").isFalse();
    log.release();
    await().atMost(GENEROUS).until(() -> !crash.isAlive());
    assertThat(log.isAbandoned).isTrue();
    assertThat(log.snapshot).isNull();
    assertThat(runner.state()).isEqualTo(PnCounter.empty());
  }

  @Test
  void aDiskThatHangsDoesNotHangTheCrash() {
    var runner = start(PnCounter.empty());
    var unanswered = beginToHang(runner);

    runner.crash();

    assertThat(unanswered.join()).isInstanceOf(Outcome.Unknown.class);
    assertThat(log.isAbandoned).isFalse();
  }

  @Test
  void closingWaitsForTheDiskAndLeavesASnapshot() {
    var runner = start(PnCounter.empty());
    var answer = beginToHang(runner);

    var close = Thread.startVirtualThread(runner::close);
    log.release();

    assertThat(answer.join()).isEqualTo(new Outcome.Acknowledged(own(1)));
    await().atMost(GENEROUS).until(() -> !close.isAlive());
    assertThat(log.snapshot).isEqualTo(new StubLog.Record(ACTOR, own(1)));
    assertThat(log.isAbandoned).isFalse();
  }

  @Test
  void onlySoManyOperationsWaitForADiskThatHangs() {
    var runner = start(PnCounter.empty(), NodeObserver.NONE);
    var first = beginToHang(runner);
    var waiting = new ArrayList<CompletableFuture<Outcome>>();
    for (var i = 0; i < Operations.MAX_WAITING; i++) {
      waiting.add(runner.ask(1, 0));
    }

    var tooMuch = runner.operate(1, 0);

    assertThat(tooMuch.join()).isEqualTo(new Outcome.Refused(NodeRunner.TOO_MANY_WAIT));
    log.release();
    waiting.add(first);
    assertThat(waiting).allMatch(answer -> answer.join() instanceof Outcome.Acknowledged);
    assertThat(runner.operate(1, 0).join())
        .isEqualTo(new Outcome.Acknowledged(own(Operations.MAX_WAITING + 2)));
  }

  @Test
  void aBrokenLogStopsTheNodeWhereEveryoneSeesIt() {
    var runner = start(PnCounter.empty());
    log.isBroken = true;

    assertThat(runner.operate(1, 0).join()).isInstanceOf(Outcome.Unknown.class);
    await().atMost(GENEROUS).until(() -> log.isAbandoned);
    assertThat(runner.isRunning()).isFalse();
    assertThat(failures).hasSize(1);
  }

  @Test
  void whatIsHeardIsWrittenAfterAWhileThoughNobodyAsksForIt() {
    start(PnCounter.empty());

    transport.bring(new Message.Delta(theirs(4)));

    await().atMost(GENEROUS).until(() -> !log.records.isEmpty());
    assertThat(log.records).containsExactly(new StubLog.Record(ACTOR, theirs(4)));
  }

  @Test
  void aRenewedActorIsWrittenAtOnce() {
    var runner = start(own(4));

    transport.bring(new Message.State(own(9)));
    var renewed =
        facts.stream()
            .filter(Fact.ActorRenewed.class::isInstance)
            .map(fact -> ((Fact.ActorRenewed) fact).after())
            .findFirst()
            .orElseThrow();
    await().atMost(GENEROUS).until(() -> log.records.size() == 1);
    runner.operate(1, 0).join();

    assertThat(log.records)
        .containsExactly(
            new StubLog.Record(renewed, own(9)),
            new StubLog.Record(renewed, PnCounter.of(renewed, new Tally(1, 0))));
  }

  @Test
  void manyCallersAreAllAnsweredAndNothingIsCountedTwice() throws InterruptedException {
    var runner = start(PnCounter.empty());
    var callers = new ArrayList<Thread>();

    for (var caller = 0; caller < 64; caller++) {
      callers.add(
          Thread.startVirtualThread(
              () -> {
                for (var i = 0; i < 200; i++) {
                  runner.operate(1, 0).join();
                }
              }));
    }
    for (var caller : callers) {
      assertThat(caller.join(GENEROUS)).isTrue();
    }

    assertThat(runner.state()).isEqualTo(own(12_800));
    assertThat(log.records.getLast().changed()).isEqualTo(own(12_800));
    assertThat(runner.logStatus().operations()).isEqualTo(12_800);
    assertThat(runner.logStatus().commits()).isLessThanOrEqualTo(12_800);
  }

  @Test
  void onlyTheLogAnswersForItself() {
    var runner = start(PnCounter.empty());

    assertThatThrownBy(() -> runner.offer(new Event.Persisted()))
        .hasMessageContaining("the log answers for itself");
    assertThat(runner.settings().rule()).isEqualTo(CounterRule.PN);
  }
}
