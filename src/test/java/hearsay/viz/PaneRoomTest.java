package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaneRoomTest {
  private static final double SCRUBBER = 72;

  @Test
  void atTheUsualSizeBothPanesAreAsWished() {
    assertThat(PaneRoom.of(1280, 746, 344, 224, SCRUBBER, 1)).isEqualTo(new PaneRoom(344, 224));
  }

  @Test
  void inASmallWindowTheGraphKeepsItsRoom() {
    var room = PaneRoom.of(800, 546, 344, 224, SCRUBBER, 1);

    assertThat(800 - room.rightWidth()).isGreaterThanOrEqualTo(480);
    assertThat(room.bottomHeight()).as("only the scrubber").isEqualTo(SCRUBBER);
  }

  @Test
  void aPaneTooNarrowToReadLeaves() {
    assertThat(PaneRoom.of(700, 746, 344, 224, SCRUBBER, 1).rightWidth()).isZero();
  }

  @Test
  void onAProjectorAllIsLargerAndTheGraphComesFirst() {
    var room = PaneRoom.of(1280, 717, 344, 224, 120, 24 / 14.0);

    assertThat(1280 - room.rightWidth()).isGreaterThanOrEqualTo(820);
    assertThat(room.bottomHeight()).isEqualTo(120);
  }

  @Test
  void whatIsNotWantedTakesNoRoom() {
    assertThat(PaneRoom.of(1280, 746, 0, 0, SCRUBBER, 1)).isEqualTo(new PaneRoom(0, 0));
  }
}
