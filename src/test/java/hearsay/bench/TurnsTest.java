package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.bench.Callers.Turn;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void rateIsTheMedianTurnsAndLatenciesAreOfAllCalls() {
    var turns = new Turns();
    turns.add(new Turn(new long[] {1, 2}, SECOND));
    turns.add(new Turn(new long[] {3, 4, 5, 6}, SECOND));
    turns.add(new Turn(new long[] {7, 8, 9}, SECOND));

    assertThat(turns.perSecond()).isEqualTo(3);
    assertThat(turns.latenciesNanos().median()).isEqualTo(5);
    assertThat(turns.latenciesNanos().at(1)).isEqualTo(9);
  }
}
