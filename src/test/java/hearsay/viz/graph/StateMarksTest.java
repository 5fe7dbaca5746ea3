package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.StateHash;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateMarksTest {
  private final StateMarks marks = new StateMarks();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void equalMarksMeanEqualStatesAmongAnyStatesShown(long seed) {
    var random = new Random(seed);
    for (var step = 0; step < 200; step++) {
      var shown =
          random
              .longs(1 + random.nextInt(60), 0, 80)
              .mapToObj(low -> new StateHash(seed, low))
              .toList();

      var assigned = marks.assign(shown);

      assertThat(assigned.keySet())
          .as("seed %d, step %d", seed, step)
          .containsExactlyInAnyOrderElementsOf(new HashSet<>(shown));
      assertThat(assigned.values()).as("seed %d, step %d", seed, step).doesNotHaveDuplicates();
    }
  }

  @Test
  void stateKeepsItsMarkWhileAnyNodeHoldsIt() {
    var old = new StateHash(0, 7);
    var first = marks.assign(List.of(old)).get(old);

    for (var i = 100L; i < 200; i++) {
      assertThat(marks.assign(List.of(new StateHash(0, i), old))).containsEntry(old, first);
    }
  }

  @Test
  void thereAreMarksForAHundredStates() {
    var hashes = LongStream.range(0, 100).mapToObj(low -> new StateHash(0, low)).toList();

    var assigned = marks.assign(hashes);

    assertThat(assigned.values().stream().map(StateMark::words))
        .doesNotHaveDuplicates()
        .hasSize(100);
  }
}
