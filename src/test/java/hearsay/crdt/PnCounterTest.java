package hearsay.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hearsay.contract.ContractViolation;
import java.math.BigInteger;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PnCounterTest {
  private static final ActorId N1 = Histories.actor("n1");
  private static final ActorId N2 = Histories.actor("n2");
  private static final ActorId N3 = Histories.actor("n3");

  private final PnCounter state = PnCounter.empty().plus(N1, 3, 1).plus(N3, 0, 2);

  @Test
  void valueIsIncrementsLessDecrementsAndVersionIsAllOperations() {
    assertThat(state.value()).isEqualTo(0);
    assertThat(state.version()).isEqualTo(6);
    assertThat(state).hasToString("{n1#1: +3 -1, n3#1: +0 -2}");
  }

  @Test
  void emptyStateIsZero() {
    assertThat(PnCounter.empty().value()).isEqualTo(0);
    assertThat(PnCounter.empty().version()).isEqualTo(0);
    assertThat(PnCounter.empty().hash()).isEqualTo(StateHash.ZERO);
  }

  @Test
  void mergeOfNothingNewIsTheVerySameState() {
    assertThat(state.merge(state.between(N1, null))).isSameAs(state);
    assertThat(state.merge(PnCounter.empty())).isSameAs(state);
    assertThat(state.between(N1, null).merge(state)).isSameAs(state);
  }

  @Test
  void mergeTakesTheHigherOfEachTotal() {
    var merged = state.merge(PnCounter.of(N1, new Tally(2, 5)));

    assertThat(merged.tally(N1)).isEqualTo(new Tally(3, 5));
    assertThat(merged.tally(N3)).isEqualTo(new Tally(0, 2));
  }

  @Test
  void entryOfZeroIsNoEntry() {
    var entries = new TreeMap<ActorId, Tally>();
    entries.put(N1, Tally.ZERO);

    assertThat(PnCounter.of(entries)).isSameAs(PnCounter.empty());
    assertThat(PnCounter.of(N1, Tally.ZERO)).isSameAs(PnCounter.empty());
    assertThat(state.plus(N2, 0, 0)).isSameAs(state);
  }

  @Test
  void pageHoldsItsUpperBoundButNotItsLower() {
    assertThat(state.between(N1, N3)).isEqualTo(PnCounter.of(N3, new Tally(0, 2)));
    assertThat(state.between(null, N2)).isEqualTo(PnCounter.of(N1, new Tally(3, 1)));
  }

  @Test
  void operationUpToTheBoundIsTakenAndPastItRefused() {
    var atTop = PnCounter.empty().plus(N1, Tally.MAX, Tally.MAX);

    assertThat(atTop.version()).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThatExceptionOfType(CounterLimitException.class)
        .isThrownBy(() -> atTop.plus(N1, 1, 0))
        .withMessage(
            "Can't add 1: n1 has made 4611686018427387904 increments, and an entry ends at 2^62");
    assertThatExceptionOfType(CounterLimitException.class)
        .isThrownBy(() -> PnCounter.empty().plus(N1, 0, Long.MAX_VALUE));
  }

  @Test
  void sumsBeyond64BitsAreExact() {
    var full = new TreeMap<ActorId, Tally>();
    for (int i = 0; i < 1_000; i++) {
      full.put(new ActorId("n", i), new Tally(0, Tally.MAX));
    }
    var sum = BigInteger.ONE.shiftLeft(62).multiply(BigInteger.valueOf(1_000));

    assertThat(PnCounter.of(full).version()).isEqualTo(sum);
    assertThat(PnCounter.of(full).value()).isEqualTo(sum.negate());
  }

  @Test
  void negativeOperationIsABug() {
    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> state.plus(N1, -1, 0));
  }

  @Test
  void builderTakesOnlyAscendingActorsAndTotalsInRange() {
    var builder = new PnCounterBuilder(0).add(N2, 1, 0);

    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> builder.add(N2, 1, 0));
    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> builder.add(N1, 1, 0));
    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> builder.add(N3, 0, 0));
    assertThatExceptionOfType(ContractViolation.class)
        .isThrownBy(() -> builder.add(N3, 0, Tally.MAX + 1));
  }
}
