package hearsay.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The quick [PnCounter] beside one that is too simple to be wrong.
class PnCounterAgainstMapTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sortedArraysCountLikeAMap(long seed) {
    var random = new Random(seed);
    var quick = PnCounter.empty();
    var dumb = new TreeMap<ActorId, Tally>();

    for (int step = 0; step < 300; step++) {
      if (random.nextBoolean()) {
        var actor = Histories.actor(random);
        int up = random.nextInt(4);
        int down = random.nextInt(4);
        if (isWithinLimit(quick.tally(actor), up, down)) {
          quick = quick.plus(actor, up, down);
          put(dumb, actor, sum(dumb.getOrDefault(actor, Tally.ZERO), up, down));
        }
      } else {
        var other = Histories.state(random, random.nextInt(4) == 0 ? 12 : 1);
        quick = quick.merge(other);
        other.forEach((actor, tally) -> dumb.merge(actor, tally, Tally::max));
      }

      assertSame(quick, dumb);
    }
  }

  private static boolean isWithinLimit(Tally tally, long increments, long decrements) {
    return tally.increments() <= Tally.MAX - increments
        && tally.decrements() <= Tally.MAX - decrements;
  }

  private static void put(Map<ActorId, Tally> map, ActorId actor, Tally tally) {
    if (!tally.equals(Tally.ZERO)) {
      map.put(actor, tally);
    }
  }

  private static Tally sum(Tally tally, long increments, long decrements) {
    return new Tally(tally.increments() + increments, tally.decrements() + decrements);
  }

  private static void assertSame(PnCounter quick, TreeMap<ActorId, Tally> dumb) {
    var entries = new TreeMap<ActorId, Tally>();
    quick.forEach(entries::put);
    var up = exactSum(dumb, Tally::increments);
    var down = exactSum(dumb, Tally::decrements);

    assertThat(entries).isEqualTo(dumb);
    assertThat(quick).isEqualTo(PnCounter.of(dumb));
    assertThat(quick.hash()).isEqualTo(PnCounter.of(dumb).hash());
    assertThat(quick.value()).isEqualTo(up.subtract(down));
    assertThat(quick.version()).isEqualTo(up.add(down));
  }

  private static BigInteger exactSum(Map<ActorId, Tally> map, ToLongFunction<Tally> part) {
    return map.values().stream()
        .map(tally -> BigInteger.valueOf(part.applyAsLong(tally)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
