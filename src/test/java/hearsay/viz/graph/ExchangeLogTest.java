package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEvent.Errand;
import org.junit.jupiter.api.Test;

class ExchangeLogTest {
  private static final long SECOND = 1_000_000_000;

  private final GraphWorld world = GraphWorld.mesh(3).discovery(true);
  private final ExchangeLog log = new ExchangeLog();

  @Test
  void heartbeatsShowWithoutWordsAndFadeSoon() {
    after(world.contact("n1", Errand.HEARTBEAT, true, ""), 0);

    assertThat(log.visible(SECOND / 2)).hasSize(1);
    assertThat(log.news(0)).isEmpty();
    assertThat(log.visible(SECOND)).isEmpty();
  }

  @Test
  void registrationIsSaidInWords() {
    after(world.register("n1"), 0);

    assertThat(log.news(0)).isEqualTo("n1 registers: 4 peers");
    assertThat(log.isNewsBad()).isFalse();
  }

  @Test
  void failedHeartbeatSaysWhyForAWhile() {
    after(world.contact("n2", Errand.HEARTBEAT, false, "no answer"), 0);

    assertThat(log.news(SECOND)).isEqualTo("n2: no answer");
    assertThat(log.isNewsBad()).isTrue();
    assertThat(log.news(10 * SECOND)).isEmpty();
  }

  @Test
  void oldestGiveWay() {
    for (var i = 0; i < 2 * ExchangeLog.MAX_EXCHANGES; i++) {
      world.contact("n1", Errand.HEARTBEAT, true, "");
    }
    after(world, 0);

    assertThat(log.visible(0)).hasSize(ExchangeLog.MAX_EXCHANGES);
  }

  private void after(GraphWorld told, long realNanos) {
    log.add(told.entriesSince(0), realNanos);
  }
}
