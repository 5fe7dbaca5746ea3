package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.StateHash;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateMarksTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void equalMarksMeanEqualStatesAmongAnyStatesShown(long seed) {
    var random = new Random(seed);
    for (var step = 0; step < 200; step++) {
      var shown = states(random.longs(1 + random.nextInt(60), 0, 80).distinct());

      var assigned = StateMarks.assign(shown);

      assertThat(assigned.keySet()).as("seed %d, step %d", seed, step).isEqualTo(shown.keySet());
      assertThat(assigned.values()).as("seed %d, step %d", seed, step).doesNotHaveDuplicates();
    }
  }

  @Test
  void olderStateKeepsItsMarkWhateverComes() {
    var old = new StateHash(0, 7);
    var first = StateMarks.assign(Map.of(old, BigInteger.ONE)).get(old);

    for (var i = 100L; i < 200; i++) {
      var shown = Map.of(old, BigInteger.ONE, new StateHash(0, i), BigInteger.TWO);
      assertThat(StateMarks.assign(shown)).containsEntry(old, first);
    }
  }

  @Test
  void newcomerThatChoosesTheSameShapeHasItHollow() {
    var shown = Map.of(new StateHash(0, 7), BigInteger.ONE, new StateHash(0, 17), BigInteger.TWO);

    var newcomer = StateMarks.assign(shown).get(new StateHash(0, 17));

    assertThat(newcomer).isEqualTo(new StateMark(7 + StateMark.SHAPES));
  }

  @Test
  void thereAreMarksForAHundredStates() {
    var assigned = StateMarks.assign(states(LongStream.range(0, 100)));

    assertThat(assigned.values().stream().map(StateMark::words))
        .doesNotHaveDuplicates()
        .hasSize(100);
  }

  private static Map<StateHash, BigInteger> states(LongStream lows) {
    return lows.boxed()
        .collect(Collectors.toMap(low -> new StateHash(0, low), BigInteger::valueOf));
  }
}
