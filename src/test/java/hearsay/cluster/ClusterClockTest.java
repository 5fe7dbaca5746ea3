package hearsay.cluster;

import static hearsay.cluster.Clusters.SECOND;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.transport.Clock.TimerKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterClockTest {
  private static final long FAR = 3_600 * SECOND;

  private final ClusterClock clock = new ClusterClock(new Pace(0));
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    clock.close();
  }

  private void at(long atNanos, TimerKind kind, String name) {
    clock.at(atNanos, kind, () -> ran.add(name));
  }

  @Test
  void tasksRunWhenTheirTimeHasCome() {
    var due = clock.nowNanos() + 5_000_000;
    clock.at(due, TimerKind.NODE, () -> ran.add(clock.nowNanos() >= due ? "in time" : "early"));
    at(0, TimerKind.NODE, "overdue");

    eventually().until(() -> ran.size() == 2);

    assertThat(ran).containsExactly("overdue", "in time");
  }

  @Test
  void aPausedClockStandsStillAndRunsNothing() {
    clock.pause();
    var now = clock.nowNanos();
    at(now - 1, TimerKind.DELIVERY, "held");

    assertThat(clock.isPaused()).isTrue();
    assertThat(clock.rate()).isZero();
    assertThat(clock.nowNanos()).isEqualTo(now);
    assertThat(ran).isEmpty();
    clock.resume();
    eventually().until(() -> ran.contains("held"));
  }

  @Test
  void aPauseWaitsForTheTaskUnderWay() throws InterruptedException {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    clock.at(
        0,
        TimerKind.NODE,
        () -> {
          began.countDown();
          awaitQuietly(mayEnd);
          ran.add("task");
        });
    began.await();
    var pause =
        Thread.startVirtualThread(
            () -> {
              clock.pause();
              ran.add("paused");
            });
    eventually().until(clock::isStopped);

    mayEnd.countDown();
    pause.join();

    assertThat(ran).containsExactly("task", "paused");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStepByHandRunsTimersUpToTheFirstDelivery() {
    clock.pause();
    at(FAR, TimerKind.NODE, "timer before");
    at(FAR + 1, TimerKind.DELIVERY, "delivery");
    at(FAR + 2, TimerKind.NODE, "timer after");
    at(FAR + 3, TimerKind.DELIVERY, "second delivery");

    clock.stepByHand();
    eventually().until(() -> ran.contains("delivery"));
    assertThat(clock.nowNanos()).isEqualTo(FAR + 1);
    clock.stepByHand();
    eventually().until(() -> ran.contains("second delivery"));

    assertThat(ran).containsExactly("timer before", "delivery", "timer after", "second delivery");
    assertThat(clock.isStopped()).isTrue();
  }

  @Test
  void aStepByHandWithoutDeliveriesRunsOneTimer() {
    clock.pause();
    at(FAR, TimerKind.NODE, "first");
    at(FAR + 1, TimerKind.NODE, "second");

    clock.stepByHand();

    eventually().until(() -> ran.contains("first"));
    assertThat(clock.nowNanos()).isEqualTo(FAR);
    assertThat(ran).containsExactly("first");
  }

  @Test
  void aRunEndsRightAfterTheTaskThatWasWaitedFor() {
    clock.pause();
    for (var i = 0; i < 100; i++) {
      at(0, TimerKind.DELIVERY, "task " + i);
    }

    clock.resumeUntil(() -> ran.contains("task 41"), () -> ran.add("paused"));
    assertThat(clock.isPaused()).as("frames are held while a run looks for its end").isTrue();
    eventually().until(() -> ran.contains("paused"));

    assertThat(ran).hasSize(43).endsWith("task 41", "paused");
    assertThat(clock.isStopped()).isTrue();
  }

  @Test
  void aPauseEndsARun() {
    var isOver = new AtomicBoolean();
    clock.resumeUntil(isOver::get, () -> ran.add("paused by the run"));

    clock.pause();
    isOver.set(true);
    clock.resume();
    at(0, TimerKind.NODE, "later");

    eventually().until(() -> ran.contains("later"));
    assertThat(ran).doesNotContain("paused by the run");
    assertThat(clock.isPaused()).isFalse();
  }

  @Test
  void freezesNestAndAreNoPause() {
    clock.freeze();
    clock.freeze();
    at(0, TimerKind.DELIVERY, "held");
    clock.unfreeze();

    assertThat(clock.isPaused()).isTrue();
    assertThat(clock.isStopped()).isFalse();
    assertThat(ran).isEmpty();
    clock.unfreeze();
    eventually().until(() -> ran.contains("held"));
  }

  @Test
  void aChangeOfPaceMovesTasksUnderWay() {
    clock.setPace(new Pace(5 * SECOND));
    at(clock.nowNanos() + SECOND, TimerKind.DELIVERY, "would take two minutes");

    clock.setPace(new Pace(0));

    eventually().until(() -> !ran.isEmpty());
  }

  @Test
  void aRunWhoseEndCanNotBeToldPauses() {
    clock.pause();
    at(0, TimerKind.NODE, "task");

    clock.resumeUntil(
        () -> {
          throw new IllegalStateException("a question of this test fails");
        },
        () -> ran.add("paused"));

    eventually().until(() -> ran.contains("paused"));
    assertThat(clock.isStopped()).isTrue();
  }

  @Test
  void aRunEndsWhenItIsOverThoughNoTaskIsDue() {
    var isOver = new AtomicBoolean();
    clock.pause();
    at(FAR, TimerKind.NODE, "far");
    clock.resumeUntil(isOver::get, () -> ran.add("paused"));

    isOver.set(true);
    clock.reconsiderRun();

    eventually().until(() -> ran.contains("paused"));
    assertThat(ran).containsExactly("paused");
  }

  @Test
  void whoeverPausesOrResumesLearnsWhetherThatChangedAnything() {
    assertThat(clock.pause()).isTrue();
    assertThat(clock.pause()).isFalse();

    clock.resume(() -> ran.add("resumed"));
    clock.resume(() -> ran.add("resumed again"));

    assertThat(ran).containsExactly("resumed");
  }

  @Test
  void runningOutOfMemoryDoesNotStopTheClock() {
    clock.at(
        0,
        TimerKind.NODE,
        () -> {
          throw new OutOfMemoryError("thrown by this test");
        });
    at(0, TimerKind.NODE, "next");

    eventually().until(() -> ran.contains("next"));
  }

  @Test
  void aFailingTaskDoesNotStopTheClock() {
    clock.at(
        0,
        TimerKind.NODE,
        () -> {
          throw new IllegalStateException("a task of this test fails");
        });
    at(0, TimerKind.NODE, "next");

    eventually().until(() -> ran.contains("next"));
  }
}
