package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CallersTest {
  @Test
  void callsAreNumberedOnceEachAndTimed() throws Exception {
    var numbers = new ConcurrentSkipListSet<Long>();

    var turn = Callers.callTimes(50, 4, numbers::add);

    assertThat(numbers).containsExactlyElementsOf(LongStream.range(0, 50).boxed().toList());
    assertThat(turn.latenciesNanos()).hasSize(50);
    assertThat(turn.elapsedNanos()).isPositive();
  }

  @Test
  void allCallAtOnce() throws Exception {
    var allThere = new CountDownLatch(8);

    var turn =
        Callers.callTimes(
            8,
            8,
            _ -> {
              allThere.countDown();
              allThere.await();
            });

    assertThat(turn.latenciesNanos()).hasSize(8);
  }

  @Test
  void turnEndsWithItsTime() throws Exception {
    var turn = Callers.callFor(1_000_000, 2, _ -> {});

    assertThat(turn.latenciesNanos()).isNotEmpty();
    assertThat(turn.elapsedNanos()).isGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void failureOfOneCallFailsTheTurnWithItsReason() {
    Callers.Call failing =
        number -> {
          if (number == 3) {
            throw new IOException("the disk is full");
          }
        };

    assertThatThrownBy(() -> Callers.callTimes(10, 2, failing))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the disk is full");
  }
}
