package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvexHullTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void hullEnclosesAllItsPoints(long seed) {
    var random = new Random(seed);
    var points =
        Stream.generate(() -> new Point(random.nextInt(100), random.nextInt(100)))
            .limit(30)
            .toList();

    var hull = ConvexHull.of(points);

    assertThat(points).as("seed %d", seed).allMatch(hull::contains);
    assertThat(points).containsAll(hull.corners());
  }

  @Test
  void hullAroundBoxesKeepsItsMargin() {
    var hull = ConvexHull.around(List.of(new Box(0, 0, 40, 40), new Box(200, 0, 40, 40)), 10);

    assertThat(hull.contains(new Point(120, -9))).isTrue();
    assertThat(hull.contains(new Point(120, -11))).isFalse();
    assertThat(hull.contains(new Point(-9, 20))).isTrue();
  }

  @Test
  void hullTouchesABoxThatLiesBetweenItsOwn() {
    var hull = ConvexHull.around(List.of(new Box(0, 0, 40, 40), new Box(200, 0, 40, 40)), 10);

    assertThat(hull.touches(new Box(100, 10, 40, 40))).isTrue();
    assertThat(hull.touches(new Box(100, 49, 40, 40))).isTrue();
    assertThat(hull.touches(new Box(100, 51, 40, 40))).isFalse();
  }
}
