package hearsay.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class VersionedCounterTest {
  @Test
  void eachOperationRaisesTheVersion() {
    var state = VersionedCounter.ZERO.increment().increment().decrement();

    assertThat(state).isEqualTo(new VersionedCounter(3, 1));
    assertThat(state.rule()).isEqualTo(CounterRule.PART0);
  }

  @Test
  void onlyAHigherVersionIsAdopted() {
    var state = new VersionedCounter(7, 1);

    assertThat(state.adopts(new VersionedCounter(8, 0))).isTrue();
    assertThat(state.adopts(new VersionedCounter(7, 9))).isFalse();
    assertThat(state.adopts(new VersionedCounter(6, 9))).isFalse();
  }

  @Test
  void bothNumbersAreUnsigned() {
    var high = new VersionedCounter(0x8000_0000, Long.MIN_VALUE);

    assertThat(new VersionedCounter(Integer.MAX_VALUE, 0).adopts(high)).isTrue();
    assertThat(high.adopts(new VersionedCounter(Integer.MAX_VALUE, 0))).isFalse();
    assertThat(high.value()).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(high.version()).isEqualTo(1L << 31);
    assertThat(high).hasToString("v2147483648:9223372036854775808");
  }

  @Test
  void operationsCrossTheSignBit() {
    assertThat(new VersionedCounter(Integer.MAX_VALUE, Long.MAX_VALUE).increment())
        .isEqualTo(new VersionedCounter(Integer.MIN_VALUE, Long.MIN_VALUE));
    assertThat(new VersionedCounter(0, -1).decrement()).isEqualTo(new VersionedCounter(1, -2));
  }

  @Test
  void decrementAtZeroIsRefused() {
    assertThatExceptionOfType(CounterLimitException.class)
        .isThrownBy(VersionedCounter.ZERO::decrement)
        .withMessage(
            "Can't decrement: the counter is 0, and under the Part 0 rule it can't go below");
  }

  @Test
  void operationAtTheTopIsRefused() {
    assertThatExceptionOfType(CounterLimitException.class)
        .isThrownBy(new VersionedCounter(0, -1)::increment)
        .withMessage("Can't increment: the counter is at its top, 18446744073709551615");
    assertThatExceptionOfType(CounterLimitException.class)
        .isThrownBy(new VersionedCounter(-1, 1)::increment)
        .withMessage("Can't increment: the version is at its top, 4294967295");
    assertThatExceptionOfType(CounterLimitException.class)
        .isThrownBy(new VersionedCounter(-1, 1)::decrement)
        .withMessage("Can't decrement: the version is at its top, 4294967295");
  }
}
