package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.transport.Clock.TimerKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskQueueTest {
  private final List<String> ran = new ArrayList<>();
  private final TaskQueue queue = new TaskQueue();

  private TaskQueue.Task add(long atNanos, String name) {
    return queue.add(atNanos, TimerKind.NODE, () -> ran.add(name));
  }

  private void runAll() {
    for (var task = queue.poll(); task != null; task = queue.poll()) {
      task.action.run();
    }
  }

  @Test
  void tasksComeOutByTimeAndThenInTheOrderGiven() {
    add(20, "c");
    add(10, "a");
    add(20, "d");
    add(10, "b");

    runAll();

    assertThat(ran).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aCancelledTaskNeverComesOut() {
    var cancelled = add(10, "cancelled");
    add(20, "kept");

    queue.cancel(cancelled);
    queue.cancel(cancelled);
    runAll();
    queue.cancel(cancelled);

    assertThat(ran).containsExactly("kept");
    assertThat(queue.size()).isZero();
  }

  @Test
  void cancelledTasksDoNotPileUp() {
    for (var i = 0; i < 10_000; i++) {
      queue.cancel(add(1_000 + i, "never"));
    }
    add(5, "kept");

    runAll();

    assertThat(ran).containsExactly("kept");
  }

  @Test
  void theQueueKnowsWhetherItHoldsADelivery() {
    assertThat(queue.holdsDelivery()).isFalse();
    add(1, "timer");
    var delivery = queue.add(2, TimerKind.DELIVERY, () -> {});

    assertThat(queue.holdsDelivery()).isTrue();
    queue.cancel(delivery);
    assertThat(queue.holdsDelivery()).isFalse();
  }
}
