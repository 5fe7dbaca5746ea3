package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationSetTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void setsBehaveLikeBitSets(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var one = bits(random);
      var other = bits(random);

      assertThat(set(one).union(set(other))).isEqualTo(set(combined(one, other, BitSet::or)));
      assertThat(set(one).minus(set(other))).isEqualTo(set(combined(one, other, BitSet::andNot)));
      assertThat(set(one).intersection(set(other)))
          .isEqualTo(set(combined(one, other, BitSet::and)));
      assertThat(set(one).containsAll(set(other)))
          .isEqualTo(combined(other, one, BitSet::andNot).isEmpty());
      assertThat(set(one).size()).isEqualTo(one.cardinality());
      assertThat(set(one).precedes(set(other))).isEqualTo(precedes(one, other));
    }
  }

  @Test
  void equalSetsAreEqualHoweverTheyWereMade() {
    assertThat(OperationSet.range(0, 200).minus(OperationSet.range(3, 200)))
        .isEqualTo(OperationSet.range(0, 3))
        .hasSameHashCodeAs(OperationSet.range(0, 3));
    assertThat(OperationSet.range(5, 5)).isSameAs(OperationSet.EMPTY);
  }

  @Test
  void aSetThatHoldsTheOtherIsTheirUnion() {
    var large = OperationSet.range(0, 100);
    var small = OperationSet.range(3, 50);

    assertThat(large.union(small)).isSameAs(large);
    assertThat(small.union(large)).isSameAs(large);
  }

  @Test
  void numbersAreListed() {
    assertThat(OperationSet.range(62, 66)).hasToString("{62, 63, 64, 65}");
  }

  private static boolean precedes(BitSet one, BitSet other) {
    int lowest = combined(one, other, BitSet::xor).nextSetBit(0);
    return lowest >= 0 && one.get(lowest);
  }

  private static BitSet combined(BitSet one, BitSet other, BiConsumer<BitSet, BitSet> operation) {
    var result = (BitSet) one.clone();
    operation.accept(result, other);
    return result;
  }

  private static BitSet bits(Random random) {
    var bits = new BitSet();
    int size = random.nextInt(200);
    random.ints(size / 4, 0, size + 1).forEach(bits::set);
    return bits;
  }

  private static OperationSet set(BitSet bits) {
    return bits.stream()
        .mapToObj(number -> OperationSet.range(number, number + 1))
        .reduce(OperationSet.EMPTY, OperationSet::union);
  }
}
