package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentTest {
  private static final Segment LEVEL = segment(0, 0, 100, 0);

  @Test
  void linkBeginsAndEndsAtTheEdgesOfItsCards() {
    var way = Segment.between(new Box(0, 0, 20, 20), new Box(100, 0, 20, 20));

    assertThat(way).isEqualTo(segment(20, 10, 100, 10));
  }

  @Test
  void linkBetweenOverlappingCardsHasNoLength() {
    assertThat(Segment.between(new Box(0, 0, 20, 20), new Box(10, 10, 20, 20)).length()).isZero();
  }

  @Test
  void strokesCrossOnlyWhereBothReach() {
    assertThat(LEVEL.crosses(segment(50, -10, 50, 10))).isTrue();
    assertThat(LEVEL.crosses(segment(50, 1, 50, 10))).isFalse();
    assertThat(LEVEL.crosses(segment(101, -10, 101, 10))).isFalse();
    assertThat(LEVEL.crosses(segment(0, -10, 100, 10))).isTrue();
  }

  @Test
  void knifeAlongALinkDoesNotCutIt() {
    assertThat(LEVEL.crosses(segment(-10, 0, 110, 0))).isFalse();
    assertThat(LEVEL.crosses(segment(0, 1, 100, 1))).isFalse();
  }

  @Test
  void distanceIsToTheNearestPointAndNotToTheEndlessLine() {
    assertThat(LEVEL.distance(new Point(30, 4))).isEqualTo(4);
    assertThat(LEVEL.distance(new Point(103, 4))).isEqualTo(5);
    assertThat(LEVEL.nearestFraction(new Point(25, 9))).isEqualTo(0.25);
  }

  private static Segment segment(double x1, double y1, double x2, double y2) {
    return new Segment(new Point(x1, y1), new Point(x2, y2));
  }
}
