package hearsay.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 0",
    "0, -1, 0, 0, 0",
    "0, 0, -0.1, 0, 0",
    "0, 0, 1.1, 0, 0",
    "0, 0, NaN, 0, 0",
    "0, 0, 0, -0.1, 0",
    "0, 0, 0, 1.1, 0",
    "0, 0, 0, 0, -0.1",
    "0, 0, 0, 0, 1.1"
  })
  void refusesWhatIsNoFault(
      long latencyNanos, long jitterNanos, double loss, double duplication, double reordering) {
    assertThatThrownBy(
            () -> new LinkFaults(false, latencyNanos, jitterNanos, loss, duplication, reordering))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void severingKeepsTheOtherFaults() {
    var rough = new LinkFaults(false, 1, 2, 0.1, 0.2, 0.3);

    assertThat(rough.withSevered(true)).isEqualTo(new LinkFaults(true, 1, 2, 0.1, 0.2, 0.3));
    assertThat(rough.withSevered(true).withSevered(false)).isEqualTo(rough);
  }
}
