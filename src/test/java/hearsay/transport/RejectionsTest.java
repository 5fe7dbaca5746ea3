package hearsay.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.transport.Recorder.Rejected;
import org.junit.jupiter.api.Test;

class RejectionsTest {
  private final Recorder recorder = new Recorder();
  private final Rejections rejections = new Rejections(recorder);

  private void rejectFrom(String host, long nowNanos) {
    rejections.rejected(host, host + ":1", "BODY", "broken", nowNanos);
  }

  @Test
  void reportsTheFirstAtOnceAndThenOneInASecondWithTheirNumber() {
    for (var millis = 0; millis <= 1_000; millis += 100) {
      rejectFrom("a", millis * 1_000_000L);
    }

    assertThat(recorder.all(Rejected.class)).extracting(Rejected::count).containsExactly(1L, 10L);
  }

  @Test
  void keepsHostsApart() {
    rejectFrom("a", 0);
    rejectFrom("b", 1);
    rejectFrom("a", 2);

    assertThat(recorder.all(Rejected.class))
        .extracting(Rejected::remote)
        .containsExactly("a:1", "b:1");
  }
}
