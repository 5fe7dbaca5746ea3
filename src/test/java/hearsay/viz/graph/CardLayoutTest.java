package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.viz.LabViewModel.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardLayoutTest {
  private static final TextSize LECTURE = TextSize.of(Level.LECTURE, false, 1);
  private static final TextSize DESK = TextSize.of(Level.EXPLORE, false, 1);
  private static final TextSize PROJECTOR = TextSize.of(Level.LECTURE, true, 1);

  record Area(double width, double height) {}

  static Stream<Area> areas() {
    return Stream.of(
        new Area(800, 470), new Area(936, 480), new Area(1280, 650), new Area(1920, 930));
  }

  @ParameterizedTest
  @MethodSource("areas")
  void cardsNeverOverlapWhateverTheTopology(Area area) {
    for (var text : List.of(LECTURE, DESK, PROJECTOR)) {
      for (var topology : List.of("mesh", "ring", "line", "star", "grid", "random")) {
        for (var count : new int[] {1, 2, 3, 4, 5, 6, 7, 9, 12, 16, 25, 30, 60, 100, 300}) {
          var plan = plan(area, count, topology, Map.of(), text);

          assertClear(plan, area, "%d nodes, %s, %s, %s".formatted(count, topology, area, text));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cardsNeverOverlapWhereverTheUserDragsThem(long seed) {
    var random = new Random(seed);
    for (var area : areas().toList()) {
      var count = 2 + random.nextInt(40);
      var positions = new HashMap<String, double[]>();
      names(count).stream()
          .filter(name -> random.nextInt(3) == 0)
          .forEach(
              name -> positions.put(name, new double[] {random.nextDouble(), random.nextDouble()}));

      var plan = plan(area, count, "mesh", positions, LECTURE);

      assertClear(plan, area, "seed %d, %d nodes, %s".formatted(seed, count, area));
    }
  }

  @ParameterizedTest
  @MethodSource("areas")
  void fiveNodesAreFullCardsOfALectureAtEverySize(Area area) {
    var metrics = plan(area, 5, "mesh", Map.of(), LECTURE).metrics();

    assertThat(metrics.size()).isEqualTo(CardSize.FULL);
    assertThat(metrics.em()).isGreaterThanOrEqualTo(16);
    // The style sheet draws values at 3 em and + at 2.76 em on the tightest card.
    assertThat(metrics.em() * 3).isGreaterThanOrEqualTo(48);
    assertThat(metrics.em() * 2.76).isGreaterThanOrEqualTo(44);
  }

  @ParameterizedTest
  @CsvSource({"1280,540", "1280,600", "1920,900"})
  void fiveNodesAreFullCardsOnAProjector(double width, double height) {
    var metrics = plan(new Area(width, height), 5, "mesh", Map.of(), PROJECTOR).metrics();

    assertThat(metrics.size()).isEqualTo(CardSize.FULL);
    assertThat(metrics.em()).isGreaterThanOrEqualTo(24);
    // The style sheet draws values at 2.4 em on a dense card.
    assertThat(metrics.em() * 2.4).isGreaterThanOrEqualTo(56);
  }

  @Test
  void fiveNodesReachTheBottomOfTheArea() {
    var area = new Area(1280, 650);

    var lowest =
        plan(area, 5, "mesh", Map.of(), LECTURE).boxes().values().stream()
            .mapToDouble(Box::bottom)
            .max()
            .orElseThrow();

    assertThat(lowest).isGreaterThan(area.height() - 40);
  }

  @ParameterizedTest
  @MethodSource("areas")
  void fullCardsCoverAtMostThreeTenthsOfTheArea(Area area) {
    for (var count = 1; count <= 40; count++) {
      var plan = plan(area, count, "mesh", Map.of(), DESK);

      if (plan.metrics().size() == CardSize.FULL) {
        assertThat(plan.coverage(area.width(), area.height()))
            .as("%d nodes, %s", count, area)
            .isLessThanOrEqualTo(CardLayout.MAX_FULL_COVERAGE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5,FULL", "12,FULL", "20,SMALL", "100,DOT"})
  void cardsShrinkAsNodesGetMore(int count, CardSize expected) {
    var plan = plan(new Area(1280, 650), count, "mesh", Map.of(), DESK);

    assertThat(plan.metrics().size()).isEqualTo(expected);
  }

  @Test
  void firstNodeOfARingIsOnTopAndTheOthersFollowClockwise() {
    var plan = plan(new Area(1280, 650), 5, "mesh", Map.of(), LECTURE);

    var centers = plan.boxes().values().stream().map(Box::center).toList();
    assertThat(centers.get(0).x()).isCloseTo(640, org.assertj.core.data.Offset.offset(2.0));
    assertThat(centers).allMatch(center -> center.y() >= centers.get(0).y());
    assertThat(centers.get(1).x()).isGreaterThan(640);
    assertThat(centers.get(4).x()).isLessThan(640);
  }

  @Test
  void nodeStandsWhereTheUserPutIt() {
    var positions = Map.of("n3", new double[] {0.5, 0.5});

    var plan = plan(new Area(1280, 650), 5, "mesh", positions, LECTURE);

    assertThat(plan.boxes().get("n3").center().distance(new Point(640, 325))).isLessThan(1.5);
  }

  private static CardPlan plan(
      Area area, int count, String topology, Map<String, double[]> positions, TextSize text) {
    return CardLayout.plan(area.width(), area.height(), names(count), topology, positions, text);
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "n" + i).toList();
  }

  private static void assertClear(CardPlan plan, Area area, String what) {
    var boxes = new ArrayList<>(plan.boxes().values());
    for (var i = 0; i < boxes.size(); i++) {
      var box = boxes.get(i);
      assertThat(
              box.x() >= 0
                  && box.y() >= 0
                  && box.right() <= area.width()
                  && box.bottom() <= area.height())
          .as("%s: card %d inside, %s", what, i, box)
          .isTrue();
      for (var j = i + 1; j < boxes.size(); j++) {
        assertThat(box.overlaps(boxes.get(j))).as("%s: cards %d and %d", what, i, j).isFalse();
      }
    }
  }
}
