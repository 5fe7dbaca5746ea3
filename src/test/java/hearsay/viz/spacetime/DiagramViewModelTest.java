package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagramViewModelTest {
  private final DiagramLoad load = new DiagramLoad(5, 100_000, 1);
  private final DiagramReader reader = new DiagramReader();
  private final DiagramViewModel viewModel = new DiagramViewModel();

  @BeforeEach
  void someHistory() {
    load.goOn(3_000, 3_000_000_000L);
  }

  private DiagramFrame pulse(boolean isLive, long position) {
    var index = reader.read(load.journal(), Long.MAX_VALUE, 0);
    var nanos = isLive ? load.clockNanos() : index.nanos(position - 1);
    var moment =
        new DiagramViewModel.Moment(
            position, nanos, 0, 0, isLive, !isLive, Selection.NONE, Insight.Light.NONE, List.of());
    return viewModel.frame(index, moment, 1_000, 200, 12, 1);
  }

  private DiagramFrame live() {
    return pulse(true, load.journal().end());
  }

  @Test
  void thePresentStaysAtTheRightEdge() {
    var before = live();

    load.goOn(1_000, 1_000_000_000L);
    var after = live();

    assertThat(before.cursorX()).isBetween(900.0, 1_000.0);
    assertThat(after.cursorX()).isBetween(900.0, 1_000.0);
    assertThat(after.arrows()).isNotEqualTo(before.arrows());
  }

  @Test
  void panningLeavesThePresentBehindUntilItIsFollowedAgain() {
    live();

    viewModel.pan(5_000, 0);
    var panned = live();
    load.goOn(1_000, 1_000_000_000L);
    var later = live();

    assertThat(viewModel.isFollowing()).isFalse();
    assertThat(later).isEqualTo(panned);

    viewModel.follow();

    assertThat(live().cursorX()).isBetween(900.0, 1_000.0);
  }

  @Test
  void aMomentOfThePastIsBroughtIntoThePictureAndWhatFollowsIsVeiled() {
    live();

    var past = pulse(false, 500);

    assertThat(past.cursorX()).isNotNaN();
    assertThat(past.veilX()).isEqualTo(past.cursorX());
    assertThat(past.words()).allMatch(word -> word.x() <= past.veilX() || !word.isBold());
  }

  @Test
  void fittingShowsEverythingKept() {
    live();

    viewModel.fit();
    var fitted = live();

    assertThat(fitted.cursorX()).isNotNaN();
    assertThat(viewModel.viewport().from()).isLessThanOrEqualTo(0);
  }

  @Test
  void theOtherAxisShowsAboutTheSameStretch() {
    live();
    viewModel.pan(2_000, 0);
    var before = live().arrows().stream().map(DiagramFrame.ArrowShape::arrow).toList();

    viewModel.axis(Axis.ORDER);
    var after = live().arrows().stream().map(DiagramFrame.ArrowShape::arrow).toList();

    assertThat(before).isNotEmpty();
    assertThat(after).containsAll(before);
  }

  @Test
  void linesDrawnApartCanBeScrolled() {
    live();

    viewModel.spread(4, 100);
    viewModel.pan(0, -10_000);
    var frame = live();

    assertThat(frame.lanes().scroll()).isPositive();
    assertThat(frame.lanes().y(4)).isLessThan(frame.plot().bottom());
  }

  @Test
  void zoomingIsAroundThePointer() {
    live();
    viewModel.pan(1, 0);
    var frame = live();
    var at = frame.plot().at(viewModel.viewport(), 400);

    viewModel.zoom(0.5, 400);
    live();

    assertThat(frame.plot().at(viewModel.viewport(), 400))
        .isCloseTo(at, org.assertj.core.api.Assertions.within(1.0));
  }
}
