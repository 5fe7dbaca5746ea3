package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GossipRoundTest {
  private static final Percentage JITTER = Percentage.withPercentage(10);

  private final GossipRound round = new GossipRound(INTERVAL, new Random(1), 0);

  @Test
  void whileAllIsEqualTheIntervalDoublesUpToTenfold() {
    var factors = new int[] {1, 2, 4, 8, 10, 10};

    for (int factor : factors) {
      long nowNanos = round.nextNanos();
      round.begin(nowNanos);
      assertThat(round.nextNanos() - nowNanos).isCloseTo(factor * INTERVAL, JITTER);
    }
  }

  @Test
  void aDisturbanceBringsTheNextRoundWithinOneInterval() {
    backOff();
    long nowNanos = round.nextNanos() - 9 * INTERVAL;

    boolean hasMoved = round.disturb(nowNanos);

    assertThat(hasMoved).isTrue();
    assertThat(round.nextNanos() - nowNanos).isCloseTo(INTERVAL, JITTER);
    assertThat(round.isCalm()).isFalse();
  }

  @Test
  void aDisturbanceNeverPutsARoundOff() {
    backOff();
    long dueNanos = round.nextNanos();

    boolean hasMoved = round.disturb(dueNanos - 1);

    assertThat(hasMoved).isFalse();
    assertThat(round.nextNanos()).isEqualTo(dueNanos);
  }

  @Test
  void aSteadyDisturbanceKeepsThePlainInterval() {
    for (int i = 0; i < 20; i++) {
      long nowNanos = round.nextNanos();
      round.begin(nowNanos);
      round.disturb(nowNanos + INTERVAL / 2);
      assertThat(round.nextNanos() - nowNanos).isCloseTo(INTERVAL, JITTER);
    }
  }

  @Test
  void aNodeInAHurryWaitsAtMostAQuarterOfTheInterval() {
    backOff();
    long nowNanos = round.nextNanos() - INTERVAL;

    round.hurry(nowNanos);

    assertThat(round.nextNanos() - nowNanos).isBetween(0L, INTERVAL / 4);
  }

  @Test
  void everyFifthRoundProbes() {
    var probing =
        IntStream.rangeClosed(1, 20)
            .filter(
                i -> {
                  round.begin(round.nextNanos());
                  return round.isProbing();
                });

    assertThat(probing).containsExactly(5, 10, 15, 20);
  }

  private void backOff() {
    while (!round.isCalm()) {
      round.begin(round.nextNanos());
    }
  }
}
