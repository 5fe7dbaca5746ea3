package hearsay.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The laws of a state-based CRDT, over generated states and histories; the test's name has the
/// seed.
class PnCounterLawsTest {
  private static final int ROUNDS = 200;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergeIsCommutativeAssociativeAndIdempotent(long seed) {
    var random = new Random(seed);

    for (int round = 0; round < ROUNDS; round++) {
      var a = Histories.state(random, 8);
      var b = Histories.state(random, 8);
      var c = Histories.state(random, 8);

      assertThat(a.merge(b)).isEqualTo(b.merge(a));
      assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
      assertThat(a.merge(a)).isSameAs(a);
      assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergeIsTheLeastStateThatCoversBoth(long seed) {
    var random = new Random(seed);

    for (int round = 0; round < ROUNDS; round++) {
      var a = Histories.state(random, 8);
      var b = Histories.state(random, 8);
      var merged = a.merge(b);

      assertThat(merged.covers(a) && merged.covers(b)).isTrue();
      merged.forEach(
          (actor, tally) -> assertThat(tally).isEqualTo(a.tally(actor).max(b.tally(actor))));
      assertThat(merged.version()).isGreaterThanOrEqualTo(a.version().max(b.version()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void deltaTeachesWhatTheFullStateWould(long seed) {
    var random = new Random(seed);

    for (int round = 0; round < ROUNDS; round++) {
      var known = Histories.state(random, 8);
      var full = Histories.state(random, 8);
      var delta = full.deltaSince(known);

      assertThat(known.merge(delta)).isEqualTo(known.merge(full));
      assertThat(delta.isEmpty()).isEqualTo(known.covers(full));
      delta.forEach((actor, tally) -> assertThat(known.tally(actor).covers(tally)).isFalse());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void deltasAddUpToTheFullStateInAnyOrderAndHoweverOften(long seed) {
    var random = new Random(seed);
    var history = Histories.ofReplicas(random, ROUNDS).getFirst();
    var deltas = new ArrayList<PnCounter>();
    for (int i = 1; i < history.size(); i++) {
      deltas.add(history.get(i).deltaSince(history.get(i - 1)));
    }

    deltas.addAll(List.copyOf(deltas));
    Collections.shuffle(deltas, random);

    assertThat(deltas.stream().reduce(PnCounter.empty(), PnCounter::merge))
        .isEqualTo(history.getLast());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void statesOfOneReplicaAreEqualExactlyIfTheirVersionsAre(long seed) {
    for (var history : Histories.ofReplicas(new Random(seed), ROUNDS)) {
      for (int i = 1; i < history.size(); i++) {
        var before = history.get(i - 1);
        var after = history.get(i);

        assertThat(after.covers(before)).isTrue();
        assertThat(after.version()).isGreaterThanOrEqualTo(before.version());
        assertThat(after.equals(before)).isEqualTo(after.version().equals(before.version()));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pagesPartitionAState(long seed) {
    var random = new Random(seed);

    for (int round = 0; round < ROUNDS; round++) {
      var state = Histories.state(random, 20);
      var a = Histories.actor(random);
      var b = Histories.actor(random);
      var low = a.compareTo(b) < 0 ? a : b;
      var high = low.equals(a) ? b : a;
      var pages =
          List.of(state.between(null, low), state.between(low, high), state.between(high, null));

      assertThat(pages.stream().mapToInt(PnCounter::size).sum()).isEqualTo(state.size());
      assertThat(pages.stream().reduce(PnCounter.empty(), PnCounter::merge)).isEqualTo(state);
      assertThat(state.between(high, low).isEmpty()).isTrue();
      assertThat(state.between(null, null)).isSameAs(state);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hashesAreEqualExactlyIfStatesAre(long seed) {
    var random = new Random(seed);
    var byHash = new HashMap<StateHash, PnCounter>();

    for (int round = 0; round < ROUNDS; round++) {
      var state = Histories.state(random, 3);
      var same = byHash.putIfAbsent(state.hash(), state);

      assertThat(same == null || same.equals(state)).isTrue();
      assertThat(PnCounter.empty().merge(state).merge(state.between(null, null)).hash())
          .isEqualTo(state.hash());
      assertThat(byHash.values().stream().filter(state::equals)).hasSize(1);
    }
  }
}
