package hearsay.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.transport.Clock.TimerKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private final SystemClock clock = SystemClock.shared();
  private final List<Integer> ran = new CopyOnWriteArrayList<>();

  @Test
  void runsTasksInTheOrderOfTheirTimes() {
    var now = clock.nowNanos();
    clock.at(now + 30_000_000, TimerKind.NODE, () -> ran.add(3));
    clock.at(now + 10_000_000, TimerKind.NODE, () -> ran.add(1));
    clock.at(now + 20_000_000, TimerKind.NODE, () -> ran.add(2));

    TransportContract.eventually(() -> assertThat(ran).containsExactly(1, 2, 3));
  }

  @Test
  void runsTasksOfOneMomentInTheOrderTheyWereGiven() {
    var moment = clock.nowNanos() + 5_000_000;
    for (var i = 0; i < 100; i++) {
      var number = i;
      clock.at(moment, TimerKind.DELIVERY, () -> ran.add(number));
    }

    TransportContract.eventually(() -> assertThat(ran).hasSize(100).isSorted());
  }

  @Test
  void neverRunsATaskEarly() {
    var due = clock.nowNanos() + 20_000_000;
    var early = new CopyOnWriteArrayList<Boolean>();

    clock.at(due, TimerKind.NODE, () -> early.add(clock.nowNanos() - due < 0));

    TransportContract.eventually(() -> assertThat(early).containsExactly(false));
  }

  @Test
  void runsNoCancelledTask() {
    var now = clock.nowNanos();
    var cancelled = clock.at(now + 5_000_000, TimerKind.NODE, () -> ran.add(1));

    cancelled.cancel();
    cancelled.cancel();
    clock.at(now + 10_000_000, TimerKind.NODE, () -> ran.add(2));

    TransportContract.eventually(() -> assertThat(ran).containsExactly(2));
  }
}
