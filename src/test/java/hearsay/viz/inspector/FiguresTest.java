package hearsay.viz.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 µs",
    "85_000, 85 µs",
    "1_200_000, 1.2 ms",
    "40_900_000, 40 ms",
    "1_400_000_000, 1.4 s",
    "125_000_000_000, 2:05 min"
  })
  void aSpanIsSaidInTheUnitThatFits(String nanos, String words) {
    assertThat(Figures.span(Long.parseLong(nanos.replace("_", "")))).isEqualTo(words);
  }

  @Test
  void momentsAndAgesAreMinutesAndSeconds() {
    assertThat(Figures.moment(72_150_000_000L)).isEqualTo("1:12.1");
    assertThat(Figures.ago(14_900_000_000L)).isEqualTo("00:14 ago");
  }

  @Test
  void numbersHaveARealMinusSign() {
    assertThat(Figures.number(BigInteger.valueOf(-3))).isEqualTo("−3");
  }

  @Test
  void anIncarnationIsKnownByItsLastDigits() {
    assertThat(Figures.actor(new ActorId("n4", 0x1234_5678_9abc_3f2aL))).isEqualTo("n4 #3f2a");
  }
}
