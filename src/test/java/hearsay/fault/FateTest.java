package hearsay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FateTest {
  private static final int FRAMES = 20_000;

  private static List<Fate> fates(LinkFaults faults, long seed) {
    return LongStream.rangeClosed(1, FRAMES).mapToObj(n -> Fate.of(faults, seed, n)).toList();
  }

  private static double share(List<Fate> fates, Predicate<Fate> condition) {
    return fates.stream().filter(condition).count() / (double) fates.size();
  }

  @Test
  void nothingHappensWithoutFaults() {
    assertThat(fates(LinkFaults.NONE, 1)).containsOnly(Fate.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 1, 1", "0.5, 0.1, 0.9", "0.01, 0.99, 0.3"})
  void eachFaultStrikesAsOftenAsItSays(double loss, double duplication, double reordering) {
    var fates = fates(new LinkFaults(false, 1, 0, loss, duplication, reordering), 7);

    assertThat(Math.abs(share(fates, Fate::isLost) - loss)).isLessThan(0.02);
    assertThat(Math.abs(share(fates, Fate::isDuplicated) - duplication)).isLessThan(0.02);
    assertThat(Math.abs(share(fates, Fate::isReordered) - reordering)).isLessThan(0.02);
  }

  @Test
  void faultsStrikeIndependentlyOfEachOtherAndOfTheFrameBefore() {
    var fates = fates(new LinkFaults(false, 1, 0, 0.5, 0.5, 0.5), 3);

    assertThat(share(fates, fate -> fate.isLost() && fate.isDuplicated())).isBetween(0.23, 0.27);
    var both =
        LongStream.range(1, FRAMES)
            .filter(n -> fates.get((int) n - 1).isDuplicated() && fates.get((int) n).isLost())
            .count();
    assertThat(both / (double) FRAMES).isBetween(0.23, 0.27);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, 42})
  void theSameFrameAlwaysMeetsTheSameFate(long seed) {
    var faults = new LinkFaults(false, 100, 1_000, 0.2, 0.2, 0.2);

    assertThat(fates(faults, seed)).as("seed %d", seed).isEqualTo(fates(faults, seed));
    assertThat(fates(faults, seed)).as("seed %d", seed).isNotEqualTo(fates(faults, seed + 1));
  }

  @Test
  void delaysLieBetweenLatencyAndLatencyPlusJitter() {
    var fates = fates(new LinkFaults(false, 100, 1_000, 0, 1, 0), 5);

    assertThat(fates).allMatch(fate -> fate.delayNanos() >= 100 && fate.delayNanos() <= 1_100);
    assertThat(fates).anyMatch(fate -> fate.delayNanos() < 200);
    assertThat(fates).anyMatch(fate -> fate.delayNanos() > 1_000);
    assertThat(fates).anyMatch(fate -> fate.delayNanos() != fate.duplicateDelayNanos());
  }

  @Test
  void aChangeOfOneFaultLeavesTheDrawsOfTheOthers() {
    var few = fates(new LinkFaults(false, 0, 1_000, 0.1, 0.5, 0.5), 9);
    var many = fates(new LinkFaults(false, 0, 1_000, 0.9, 0.5, 0.5), 9);

    assertThat(many).extracting(Fate::isDuplicated).isEqualTo(duplicated(few));
    assertThat(share(few, Fate::isLost)).isLessThan(share(many, Fate::isLost));
  }

  private static List<Boolean> duplicated(List<Fate> fates) {
    return fates.stream().map(Fate::isDuplicated).toList();
  }

  @Test
  void neverOverflows() {
    var faults = new LinkFaults(false, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0, 0);

    assertThat(Fate.of(faults, 1, 1).delayNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theTwoDirectionsOfALinkDrawApart() {
    var one = new PeerAddress("127.0.0.1", 20_001);
    var other = new PeerAddress("127.0.0.1", 20_002);

    assertThat(Fate.linkSeed(1, one, other)).isNotEqualTo(Fate.linkSeed(1, other, one));
    assertThat(Fate.linkSeed(1, one, other)).isEqualTo(Fate.linkSeed(1, one, other));
    assertThat(Fate.linkSeed(1, one, other)).isNotEqualTo(Fate.linkSeed(2, one, other));
  }
}
