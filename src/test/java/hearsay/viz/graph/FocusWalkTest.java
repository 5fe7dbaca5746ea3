package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FocusWalkTest {
  private static final Map<String, Box> CROSS =
      Map.of(
          "middle", new Box(100, 100, 10, 10),
          "left", new Box(0, 95, 10, 10),
          "right", new Box(200, 105, 10, 10),
          "above", new Box(110, 0, 10, 10),
          "below", new Box(90, 200, 10, 10));

  @Test
  void arrowsLeadToTheNearestCardInTheirDirection() {
    assertThat(FocusWalk.next(CROSS, "middle", -1, 0)).contains("left");
    assertThat(FocusWalk.next(CROSS, "middle", 1, 0)).contains("right");
    assertThat(FocusWalk.next(CROSS, "middle", 0, -1)).contains("above");
    assertThat(FocusWalk.next(CROSS, "middle", 0, 1)).contains("below");
  }

  @Test
  void arrowAtTheEdgeLeadsNowhere() {
    assertThat(FocusWalk.next(CROSS, "left", -1, 0)).isEmpty();
  }
}
