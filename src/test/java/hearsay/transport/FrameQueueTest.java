package hearsay.transport;

import static hearsay.transport.TransportContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameQueueTest {
  private final FrameQueue queue = new FrameQueue();

  @Test
  void handsOutInTheOrderOfComing() {
    assertThat(queue.add(message(1))).isNull();
    assertThat(queue.add(message(2))).isNull();

    assertThat(queue.poll()).isEqualTo(message(1));
    assertThat(queue.poll()).isEqualTo(message(2));
    assertThat(queue.poll()).isNull();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void givesUpTheOldestForTheNewest() {
    for (var i = 1; i <= FrameQueue.MAX_FRAMES; i++) {
      assertThat(queue.add(message(i))).isNull();
    }

    assertThat(queue.add(message(9_999))).isEqualTo(message(1));
    assertThat(queue.poll()).isEqualTo(message(2));
  }
}
