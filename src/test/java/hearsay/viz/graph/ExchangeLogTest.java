package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEvent.Errand;
import org.junit.jupiter.api.Test;

class ExchangeLogTest {
  private static final long SECOND = 1_000_000_000;

  private final GraphWorld world = GraphWorld.mesh(3).discovery(true);
  private final ExchangeLog log = new ExchangeLog();
  private long bornNanos;

  @Test
  void heartbeatsShowWithoutWordsAndFadeSoon() {
    after(world.contact("n1", Errand.HEARTBEAT, true, ""));

    assertThat(log.visible(bornNanos + SECOND / 2)).hasSize(1);
    assertThat(log.news(bornNanos)).isEmpty();
    assertThat(log.visible(bornNanos + SECOND)).isEmpty();
  }

  @Test
  void registrationIsSaidInWords() {
    after(world.register("n1"));

    assertThat(log.news(bornNanos)).isEqualTo("n1 registers: 4 peers");
    assertThat(log.isNewsBad()).isFalse();
  }

  @Test
  void failedHeartbeatSaysWhyForAWhile() {
    after(world.contact("n2", Errand.HEARTBEAT, false, "no answer"));

    assertThat(log.news(bornNanos + SECOND)).isEqualTo("n2: no answer");
    assertThat(log.isNewsBad()).isTrue();
    assertThat(log.news(bornNanos + 10 * SECOND)).isEmpty();
  }

  @Test
  void oldestGiveWay() {
    for (var i = 0; i < 2 * ExchangeLog.MAX_EXCHANGES; i++) {
      world.contact("n1", Errand.HEARTBEAT, true, "");
    }
    after(world);

    assertThat(log.visible(bornNanos)).hasSize(ExchangeLog.MAX_EXCHANGES);
  }

  private void after(GraphWorld told) {
    log.add(told.entriesSince(0));
    bornNanos = told.entriesSince(0).getLast().wallMillis() * 1_000_000;
  }
}
