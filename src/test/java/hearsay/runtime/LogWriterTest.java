package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.node.Event;
import hearsay.wal.Log;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The writer as the node's loop sees it.
class LogWriterTest {
  private static final ActorId SELF = new ActorId("n1", 1);
  private static final Duration GENEROUS = Duration.ofSeconds(20);
  private static final PnCounter NEWS = PnCounter.of(new ActorId("n2", 2), new Tally(4, 0));

  private final StubLog log = new StubLog();
  private final ManualClock clock = new ManualClock();
  private final List<Event> answers = new CopyOnWriteArrayList<>();
  private final List<CounterState> logged = new CopyOnWriteArrayList<>();
  private final AtomicInteger due = new AtomicInteger();
  private final LogWriter writer =
      new LogWriter(
          log,
          SELF,
          PnCounter.empty(),
          clock,
          new LogWriter.Owner() {
            @Override
            public void answered(Event answer) {
              answers.add(answer);
            }

            @Override
            public void logged(ActorId actor, CounterState changed) {
              logged.add(changed);
            }

            @Override
            public void broken(Throwable cause) {
              throw new AssertionError(cause);
            }

            @Override
            public void heardDue() {
              due.incrementAndGet();
            }
          });

  @Test
  void whatWasHeardIsDueAfterAWhileAndOnlyOnce() {
    writer.follow(SELF, NEWS);
    writer.follow(SELF, NEWS);

    clock.advance(LogWriter.HEARD_DELAY_NANOS - 1);
    var before = due.get();
    clock.advance(1);

    assertThat(before).isZero();
    assertThat(due).hasValue(1);
  }

  @Test
  void aNodeThatLearnsNothingIsLeftAlone() {
    writer.follow(SELF, PnCounter.empty());

    assertThat(clock.waiting()).isZero();
  }

  @Test
  void aFailureToWriteWhatWasHeardIsNotAnsweredButTriedAgain() {
    log.answer = new Log.Appended.NotWritten("no space left");

    writer.heard(SELF, NEWS);
    await().atMost(GENEROUS).until(() -> writer.status(0).failures() == 1);
    await()
        .atMost(GENEROUS)
        .untilAsserted(
            () -> {
              writer.follow(SELF, NEWS);
              assertThat(clock.waiting()).isEqualTo(1);
            });
    log.answer = new Log.Appended.Durable();
    writer.heard(SELF, NEWS);

    await().atMost(GENEROUS).until(() -> log.records.size() == 1);
    await().atMost(GENEROUS).until(() -> !logged.isEmpty());
    assertThat(logged).as("what failed is not told").containsExactly(NEWS);
    assertThat(answers).isEmpty();
    assertThat(writer.status(0).commits()).as("nobody was promised anything").isZero();
  }

  @Test
  void aPromiseTakesTheNewsAlongThatStillWaits() {
    log.isHanging = true;
    writer.heard(SELF, NEWS);
    await().atMost(GENEROUS).until(() -> log.begun.get() == 1);
    var more = PnCounter.of(new ActorId("n3", 3), new Tally(1, 0));
    var promise = PnCounter.of(SELF, new Tally(1, 0));

    writer.heard(SELF, NEWS.merge(more));
    writer.commit(SELF, promise, NEWS.merge(more));
    log.release();

    await().atMost(GENEROUS).until(() -> !answers.isEmpty());
    assertThat(answers).containsExactly(new Event.Persisted());
    assertThat(log.records)
        .containsExactly(
            new StubLog.Record(SELF, NEWS), new StubLog.Record(SELF, promise.merge(more)));
    assertThat(logged).containsExactly(NEWS, promise.merge(more));
  }

  @Test
  void nothingIsWrittenAfterTheEnd() {
    writer.abandon();

    writer.commit(SELF, PnCounter.of(SELF, new Tally(1, 0)), PnCounter.empty());
    writer.close(SELF, PnCounter.empty());

    assertThat(log.isAbandoned).isTrue();
    assertThat(log.snapshot).isNull();
    assertThat(log.records).isEmpty();
  }
}
