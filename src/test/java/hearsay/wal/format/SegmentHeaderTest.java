package hearsay.wal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import hearsay.crdt.CounterRule;
import hearsay.wal.format.SegmentHeader.Reading;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentHeaderTest {
  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsReadBack(CounterRule rule) {
    for (var name : new String[] {"n", "n12", "łódź", "x".repeat(255)}) {
      var header = new SegmentHeader(name, rule, Long.MAX_VALUE, 4_096);
      var bytes = header.toBytes();

      assertThat(SegmentHeader.read(ByteBuffer.wrap(bytes)))
          .isEqualTo(new Reading.Found(header, bytes.length));
      assertThat(bytes.length).isEqualTo(SegmentHeader.bytes(name)).matches(n -> n % 8 == 0);
    }
  }

  @Test
  void eachFlippedBitShows() {
    var bytes = new SegmentHeader("n1", CounterRule.PN, 7, 4_096).toBytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      var flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThat(SegmentHeader.read(ByteBuffer.wrap(flipped)))
          .as("bit %d", bit)
          .isNotInstanceOf(Reading.Found.class);
    }
  }

  @Test
  void aHeaderCutAnywhereIsUnreadable() {
    var bytes = new SegmentHeader("n1", CounterRule.PN, 7, 4_096).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(SegmentHeader.read(ByteBuffer.wrap(Arrays.copyOf(bytes, length))))
          .as("length %d", length)
          .isInstanceOf(Reading.Unreadable.class);
    }
  }

  @Test
  void aNameIsNeitherEmptyNorTooLong() {
    assertThatThrownBy(() -> new SegmentHeader("", CounterRule.PN, 1, 8))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> new SegmentHeader("x".repeat(256), CounterRule.PN, 1, 8))
        .isInstanceOf(ContractViolation.class);
  }
}
