package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private final AtomicLong real = new AtomicLong(1_000);
  private final TimeLine time = new TimeLine(real::get);

  @Test
  void timeStandsStillUntilItIsGivenARate() {
    real.addAndGet(500);

    assertThat(time.nowNanos()).isZero();
  }

  @Test
  void timePassesAtItsRate() {
    time.setRate(0.25);

    real.addAndGet(400);

    assertThat(time.nowNanos()).isEqualTo(100);
  }

  @Test
  void aChangeOfRateKeepsWhatHasPassed() {
    time.setRate(1);
    real.addAndGet(100);
    time.setRate(0.5);
    real.addAndGet(100);
    time.setRate(0);
    real.addAndGet(100);
    time.setRate(2);
    real.addAndGet(100);

    assertThat(time.nowNanos()).isEqualTo(100 + 50 + 200);
  }

  @Test
  void timeIsMovedOnByHandButNeverBack() {
    time.advanceTo(70);
    time.advanceTo(30);

    assertThat(time.nowNanos()).isEqualTo(70);
  }

  @Test
  void noReaderSeesTimeGoBackWhileTheRateChanges() throws InterruptedException {
    var line = new TimeLine(System::nanoTime);
    var isDone = new AtomicBoolean();
    var wentBack = new AtomicBoolean();
    var reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  var last = line.nowNanos();
                  while (!isDone.get()) {
                    var now = line.nowNanos();
                    wentBack.compareAndSet(false, now < last);
                    last = now;
                  }
                });

    for (var i = 0; i < 20_000; i++) {
      line.setRate(i % 3 / 2.0);
    }
    isDone.set(true);
    reader.join();

    assertThat(wentBack).isFalse();
  }
}
