package hearsay.viz.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkingTest {
  private static final Marking.Bytes ONE = new Marking.Bytes(0, 1);
  private static final Marking.Bytes OTHER = new Marking.Bytes(1, 15);

  private final Marking marking = new Marking();

  @Test
  void aFieldPointedAtLightsUpWhileTheMouseIsThere() {
    marking.point(ONE);
    assertThat(marking.shownProperty().get()).isEqualTo(ONE);

    marking.leave();
    assertThat(marking.shownProperty().get()).isEqualTo(Marking.Bytes.NONE);
  }

  @Test
  void aClickKeepsItLitUntilTheNext() {
    marking.click(ONE);
    marking.point(OTHER);
    marking.leave();
    assertThat(marking.shownProperty().get()).isEqualTo(ONE);

    marking.click(ONE);
    assertThat(marking.shownProperty().get()).isEqualTo(Marking.Bytes.NONE);
  }
}
