package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.bench.Callers.Turn;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DuelTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void figuresStandBesideTheFloors() throws Exception {
    var duel =
        Duel.of(
            () -> new Turn(new long[] {2_000_000, 4_000_000}, SECOND),
            () -> new Turn(new long[] {1_000_000, 1_000_000, 2_000_000, 2_000_000}, SECOND));

    var figures = duel.figures("durable per second", "durable", new Budget.AtLeast(1), "a note");

    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly("durable per second", "durable, p50", "durable, p99");
    assertThat(figures).extracting(Figure::measured).containsExactly(2.0, 2.0, 4.0);
    assertThat(figures).extracting(Figure::floor).containsExactly(4.0, 1.0, 2.0);
    assertThat(figures.getFirst().verdict()).isEqualTo(Figure.Verdict.MET);
    assertThat(figures.getFirst().note()).isEqualTo("a note");
  }

  @Test
  void contestantsTakeTurnsAndTheFirstDoesNotCount() throws Exception {
    var order = new ArrayList<String>();

    var duel =
        Duel.of(
            () -> {
              order.add("ours");
              return new Turn(new long[] {order.size()}, SECOND);
            },
            () -> {
              order.add("floor");
              return new Turn(new long[] {order.size()}, SECOND);
            });

    assertThat(order).startsWith("floor", "ours", "floor", "ours");
    assertThat(duel.floor().latenciesNanos().at(0.01)).isEqualTo(3);
    assertThat(duel.ours().latenciesNanos().at(0.01)).isEqualTo(4);
  }
}
