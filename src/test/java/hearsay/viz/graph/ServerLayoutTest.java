package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.viz.LabViewModel.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerLayoutTest {
  private static final TextSize DESK = TextSize.of(Level.EXPLORE, false, 1);
  private static final TextSize LECTURE = TextSize.of(Level.LECTURE, false, 1);
  private static final TextSize PROJECTOR = TextSize.of(Level.EXPLORE, true, 1);
  private static final TextSize ZOOMED = TextSize.of(Level.EXPERT, true, 1.6);

  /// What windows of 800×600, 1280×800 and 1920×1080 leave for the graph, less at larger text.
  static Stream<Box> areas() {
    return Stream.of(
        new Box(0, 0, 800, 330),
        new Box(0, 0, 800, 470),
        new Box(10, 20, 936, 480),
        new Box(0, 0, 1280, 650),
        new Box(0, 0, 600, 900),
        new Box(0, 0, 1920, 930));
  }

  @ParameterizedTest
  @MethodSource("areas")
  void serverOverlapsNoCardAtAnySizeAndAnyNumberOfNodes(Box area) {
    for (var text : List.of(DESK, LECTURE, PROJECTOR, ZOOMED)) {
      for (var count = 1; count <= 60; count += count < 12 ? 1 : 4) {
        assertClear(area, count, "mesh", text);
      }
      for (var topology : List.of("line", "star", "grid")) {
        for (var count : new int[] {1, 2, 5, 12, 60}) {
          assertClear(area, count, topology, text);
        }
      }
    }
  }

  private static void assertClear(Box area, int count, String topology, TextSize text) {
    var what = "%d nodes, %s, %s, %s".formatted(count, topology, area, text);
    var nodes = names(count);

    var place = ServerLayout.place(area, nodes, topology, text);
    var plan = plan(place, nodes, topology, text);

    assertThat(isWithin(place.server(), area)).as("server inside: %s", what).isTrue();
    assertThat(isWithin(place.cards(), area)).as("cards inside: %s", what).isTrue();
    assertThat(place.server().overlaps(place.cards())).as("apart: %s", what).isFalse();
    assertThat(plan.boxes().values()).as(what).noneMatch(place.server()::overlaps);
  }

  @ParameterizedTest
  @MethodSource("areas")
  void everyWayLeadsFromItsCardToAPortOfItsOwn(Box area) {
    for (var count : new int[] {1, 2, 5, 12, 60}) {
      var nodes = names(count);
      var place = ServerLayout.place(area, nodes, "mesh", DESK);
      var cards = plan(place, nodes, "mesh", DESK).boxes();

      var ways = ServerLayout.connect(place, cards).ways();

      assertThat(ways).hasSize(count);
      ways.forEach(
          (node, way) -> {
            assertThat(cards.get(node).grown(1).contains(way.start())).isTrue();
            assertThat(place.server().grown(1).contains(way.end())).isTrue();
          });
      var ports = ways.values().stream().map(Segment::end).distinct().toList();
      assertThat(ports).as("%d nodes, %s", count, area).hasSize(count);
    }
  }

  @Test
  void waysOfFiveNodesCrossNeitherEachOtherNorAnotherCard() {
    var place = ServerLayout.place(new Box(0, 0, 1280, 650), names(5), "mesh", DESK);
    var cards = plan(place, names(5), "mesh", DESK).boxes();

    var ways = ServerLayout.connect(place, cards).ways();

    ways.forEach(
        (node, way) -> {
          cards.forEach(
              (other, card) ->
                  assertThat(!other.equals(node) && passes(way, card))
                      .as("way of %s behind %s", node, other)
                      .isFalse());
          ways.forEach(
              (other, second) ->
                  assertThat(!other.equals(node) && way.crosses(second))
                      .as("ways of %s and %s cross", node, other)
                      .isFalse());
        });
  }

  @Test
  void serverStandsWhereItLeavesCardsLargest() {
    var wide = ServerLayout.place(new Box(0, 0, 1280, 520), names(5), "mesh", PROJECTOR);
    var roomy = ServerLayout.place(new Box(0, 0, 1280, 650), names(5), "mesh", DESK);

    assertThat(wide.isUpright()).isTrue();
    assertThat(roomy.isUpright()).isFalse();
    assertThat(roomy.server().center().x()).isCloseTo(640, Offset.offset(1.0));
  }

  private static boolean passes(Segment way, Box card) {
    return new Segment(new Point(card.x(), card.y()), new Point(card.right(), card.bottom()))
            .crosses(way)
        || new Segment(new Point(card.x(), card.bottom()), new Point(card.right(), card.y()))
            .crosses(way);
  }

  private static CardPlan plan(
      ServerLayout.Place place, List<String> nodes, String topology, TextSize text) {
    var cards = place.cards();
    return CardLayout.plan(cards.width(), cards.height(), nodes, topology, Map.of(), text)
        .movedBy(cards.x(), cards.y());
  }

  private static boolean isWithin(Box box, Box area) {
    return box.x() >= area.x()
        && box.y() >= area.y()
        && box.right() <= area.right() + 0.5
        && box.bottom() <= area.bottom() + 0.5;
  }

  private static List<String> names(int count) {
    return new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(i -> "n" + i).toList());
  }
}
