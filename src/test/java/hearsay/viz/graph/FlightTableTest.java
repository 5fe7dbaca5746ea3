package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.Link;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FlightTableTest {
  private final GraphWorld world = GraphWorld.mesh(5);

  @Test
  void dotIsWhereItsFrameIsByClusterTime() {
    world.send("n1", "n2", GraphWorld.HOP_NANOS);

    var flights = FlightTable.of(world.snapshot(), world.plan());

    var way = Segment.between(world.plan().boxes().get("n1"), world.plan().boxes().get("n2"));
    var half = flights.fraction(0, GraphWorld.HOP_NANOS / 2);
    assertThat(half).isCloseTo(0.5, Offset.offset(1e-6));
    assertThat(flights.x(0, half)).isCloseTo(way.at(0.5).x(), Offset.offset(1e-6));
    assertThat(flights.y(0, half)).isCloseTo(way.at(0.5).y(), Offset.offset(1e-6));
    assertThat(flights.fraction(0, 9 * GraphWorld.HOP_NANOS)).isEqualTo(1);
  }

  @Test
  void flightTooShortToSeeIsNoDot() {
    var rate = world.snapshot().clockRate();
    world.send("n1", "n2", (long) (FlightTable.SHORTEST_SHOWN_NANOS * rate) - 1);

    assertThat(FlightTable.of(world.snapshot(), world.plan()).size()).isZero();
  }

  @Test
  void upToThreeHundredFramesAreDotsOfTheirOwn() {
    sendMany(FlightTable.MAX_SINGLE);

    assertThat(FlightTable.of(world.snapshot(), world.plan()).size())
        .isEqualTo(FlightTable.MAX_SINGLE);
  }

  @Test
  void moreFramesMergeByLinkAndNoneIsForgotten() {
    sendMany(FlightTable.MAX_SINGLE + 1);

    var flights = FlightTable.of(world.snapshot(), world.plan());

    assertThat(flights.size()).isEqualTo(2);
    assertThat(flights.frames()).isEqualTo(FlightTable.MAX_SINGLE + 1);
    assertThat(new Link[] {flights.link(0), flights.link(1)})
        .containsExactlyInAnyOrder(new Link("n1", "n2"), new Link("n2", "n1"));
  }

  @Test
  void mergedDotIsWhereTheForemostFrameIs() {
    world.send("n1", "n2", GraphWorld.HOP_NANOS);
    world.nowNanos = GraphWorld.HOP_NANOS / 2;
    sendMany(FlightTable.MAX_SINGLE);

    var flights = FlightTable.of(world.snapshot(), world.plan());

    var forward = flights.link(0).from().equals("n1") ? 0 : 1;
    assertThat(flights.fraction(forward, world.nowNanos)).isCloseTo(0.5, Offset.offset(1e-6));
  }

  @Test
  void dotIsHitWhereItIsAndNamesItsFrame() {
    var frame = world.send("n1", "n2", GraphWorld.HOP_NANOS);
    var flights = FlightTable.of(world.snapshot(), world.plan());
    var way = Segment.between(world.plan().boxes().get("n1"), world.plan().boxes().get("n2"));

    var hit = flights.at(way.at(0.5), GraphWorld.HOP_NANOS / 2, any -> 7);

    assertThat(hit).hasValue(0);
    assertThat(flights.frame(0)).isEqualTo(frame);
    assertThat(flights.at(way.at(0.5), GraphWorld.HOP_NANOS, any -> 7)).isEmpty();
  }

  private void sendMany(int count) {
    for (var i = 0; i < count; i++) {
      world.send(i % 2 == 0 ? "n1" : "n2", i % 2 == 0 ? "n2" : "n1", GraphWorld.HOP_NANOS);
    }
  }
}
