package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewportTest {
  private static final Viewport STILL = new Viewport(Axis.TIME, 1_000_000, 1_000_000, false);

  @Test
  void zoomingKeepsThePlaceUnderThePointer() {
    var zoomed = STILL.zoomed(0.5, 0.25);

    assertThat(zoomed.span()).isEqualTo(500_000);
    assertThat(zoomed.from() + 0.25 * zoomed.span()).isCloseTo(1_250_000, within(1e-6));
  }

  @Test
  void zoomingEndsAtAMicrosecond() {
    assertThat(STILL.zoomed(1e-9, 0.5).span()).isEqualTo(1_000);
  }

  @Test
  void whileFollowingZoomingKeepsThePresent() {
    var following = STILL.following(true).at(50_000_000, 0);

    var zoomed = following.zoomed(2, 0);

    assertThat(zoomed.to() - zoomed.span() * Viewport.LEAD).isCloseTo(50_000_000, within(1e-3));
  }

  @Test
  void panningEndsTheFollowing() {
    var panned = STILL.following(true).panned(0.5);

    assertThat(panned.isFollowing()).isFalse();
    assertThat(panned.from()).isEqualTo(1_500_000);
  }

  @Test
  void fittingShowsAllWithALittleRoom() {
    var fitted = STILL.fitted(0, 10_000_000);

    assertThat(fitted.from()).isLessThan(0);
    assertThat(fitted.to()).isGreaterThan(10_000_000);
  }

  @Test
  void theBeginningStaysAtTheLeftUntilThePresentLeavesThePicture() {
    var early = STILL.following(true).at(100_000, 0);

    assertThat(early.from()).isCloseTo(-30_000, within(1e-6));
  }

  @Test
  void aMomentInThePictureMovesNothing() {
    assertThat(STILL.showing(1_500_000)).isEqualTo(STILL);
    assertThat(STILL.showing(9_000_000).from()).isEqualTo(8_500_000);
  }
}
