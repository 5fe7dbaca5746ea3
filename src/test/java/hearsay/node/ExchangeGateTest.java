package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExchangeGateTest {
  private final ExchangeGate gate = new ExchangeGate(INTERVAL);

  @Test
  void aDifferenceAtRestIsExchangedAtOnceButNotTwiceInAMoment() {
    assertThat(gate.tryPass(0)).isTrue();
    assertThat(gate.tryPass(INTERVAL / 4 - 1)).isFalse();
    assertThat(gate.tryPass(INTERVAL / 4)).isTrue();
  }

  @Test
  void whileNewsFlowsOneExchangeInFiveIntervalsRemains() {
    int passed = 0;

    for (long nowNanos = 0; nowNanos < 50 * INTERVAL; nowNanos += MILLIS) {
      gate.news(nowNanos);
      passed += gate.tryPass(nowNanos) ? 1 : 0;
    }

    assertThat(passed).isEqualTo(10);
  }

  @Test
  void aPeerThatComesOpensTheGate() {
    gate.news(0);
    gate.tryPass(0);

    gate.open();

    assertThat(gate.tryPass(1)).isTrue();
  }

  @Test
  void newsFlowsForAQuarterOfTheInterval() {
    gate.news(0);

    assertThat(gate.isFlowing(INTERVAL / 4 - 1)).isTrue();
    assertThat(gate.isFlowing(INTERVAL / 4)).isFalse();
  }
}
