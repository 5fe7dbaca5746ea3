package hearsay.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hearsay.contract.ContractViolation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorIdTest {
  @Test
  void orderIsThatOfTheNamesBytes() {
    var names =
        new String[] {"n", "n1", "n10", "n2", "ü", "\ud7ff", "\ue000", "\uffff", "\ud83d\ude00"};

    for (var left : names) {
      for (var right : names) {
        int byBytes = Arrays.compareUnsigned(utf8(left), utf8(right));

        assertThat(Integer.signum(new ActorId(left, 0).compareTo(new ActorId(right, 0))))
            .as("%s and %s", left, right)
            .isEqualTo(Integer.signum(byBytes));
      }
    }
  }

  @Test
  void incarnationsAreUnsigned() {
    assertThat(new ActorId("n", -1))
        .isGreaterThan(new ActorId("n", 1))
        .hasToString("n#" + "f".repeat(16));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 254, 255})
  void nameTakesUpTo255Bytes(int bytes) {
    var name = "ü".repeat(bytes / 2) + "n".repeat(bytes % 2);

    assertThat(utf8(new ActorId(name, 0).name())).hasSize(bytes);
  }

  @Test
  void nameThatUtf8CantCarryIsRefused() {
    IntStream.of(0, 256).mapToObj("n"::repeat).forEach(ActorIdTest::assertRefused);
    assertRefused("ü".repeat(128));
    assertRefused("\ud83d");
    assertRefused("n\ude00\ud83d");
  }

  private static void assertRefused(String name) {
    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> new ActorId(name, 0));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
