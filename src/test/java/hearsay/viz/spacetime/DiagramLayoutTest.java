package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramLayoutTest {
  private static final double WIDTH = 1_280;
  private static final double HEIGHT = 250;

  private static DiagramIndex index(int nodes, int entries, long seed) {
    var load = new DiagramLoad(nodes, 100_000, seed);
    load.goOn(entries, entries * 1_000_000L);
    return DiagramReader.all(load.journal(), load.journal().end());
  }

  private static DiagramFrame frame(DiagramIndex index, Viewport viewport, Selection selection) {
    return DiagramLayout.frame(index, wishes(index, viewport, selection));
  }

  private static DiagramWishes wishes(DiagramIndex index, Viewport viewport, Selection selection) {
    return new DiagramWishes(
        WIDTH,
        HEIGHT,
        12,
        viewport,
        Shown.NEWS,
        1,
        0,
        index.end(),
        index.nanos(index.end()),
        index.wallMillis(index.end()),
        index.wallMillis(0),
        false,
        selection,
        Insight.Light.NONE,
        List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyArrowThatCrossesTheWindowIsDrawnAndNoOther(long seed) {
    var index = index(5, 3_000, seed);
    var viewport = new Viewport(Axis.TIME, 1e9, 0.5e9, false);

    var drawn = frame(index, viewport, Selection.NONE).arrows();

    var crossing = new ArrayList<Arrow>();
    index.arrows(
        0,
        index.end(),
        arrow -> {
          var end = arrow.isFlying() ? Double.MAX_VALUE : arrow.endNanos();
          if (Shown.NEWS.isShown(arrow)
              && arrow.sentNanos() <= viewport.to()
              && end >= viewport.from()) {
            crossing.add(arrow);
          }
        });
    assertThat(drawn.stream().map(DiagramFrame.ArrowShape::arrow))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(crossing);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsDrawnOutsideThePlot(long seed) {
    var index = index(12, 3_000, seed);

    var frame = frame(index, new Viewport(Axis.TIME, 1e9, 0.3e9, false), Selection.NONE);

    var plot = frame.plot();
    assertThat(frame.arrows()).isNotEmpty();
    for (var arrow : frame.arrows()) {
      assertThat(List.of(arrow.x1(), arrow.x2()))
          .allMatch(x -> x >= plot.left() - 1e-6 && x <= plot.right() + 1e-6);
      assertThat(List.of(arrow.y1(), arrow.y2()))
          .allMatch(y -> y >= plot.top() - 1e-6 && y <= plot.bottom() + 1e-6);
    }
  }

  @Test
  void moreArrowsThanPixelsAreCountedInstead() {
    var index = index(5, 20_000, 1);

    var frame = frame(index, new Viewport(Axis.TIME, 0, 25e9, false), Selection.NONE);

    var shown = new ArrayList<Arrow>();
    index.arrows(
        0,
        index.end(),
        arrow -> shown.addAll(Shown.NEWS.isShown(arrow) ? List.of(arrow) : List.of()));
    assertThat(frame.arrows()).isEmpty();
    assertThat(frame.density()).isNotNull();
    assertThat(frame.density().frames()).isEqualTo(shown.size());
  }

  @Test
  void theFrameSelectedIsDrawnEvenAmongThousands() {
    var index = index(5, 20_000, 1);
    var some = new ArrayList<Arrow>();
    index.arrows(
        9_000, 9_100, arrow -> some.addAll(Shown.NEWS.isShown(arrow) ? List.of(arrow) : List.of()));
    var arrow = some.getFirst();
    var selection = new Selection.Frame(arrow.key(), arrow.link(), arrow.sentPosition());

    var frame = frame(index, new Viewport(Axis.TIME, 0, 25e9, false), selection);

    assertThat(frame.arrows()).hasSize(1);
    assertThat(frame.arrows().getFirst().isSelected()).isTrue();
  }

  @Test
  void anArrowIsHitOnItsWayAndNothingIsHitFarFromAll() {
    var index = index(5, 300, 1);
    var frame = frame(index, new Viewport(Axis.TIME, 0.2e9, 0.1e9, false), Selection.NONE);
    var arrow = frame.arrows().getFirst();

    var hit = DiagramHits.at(frame, (arrow.x1() + arrow.x2()) / 2, (arrow.y1() + arrow.y2()) / 2);

    assertThat(hit).isNotNull();
    assertThat(DiagramHits.at(frame, frame.plot().right() + 300, -300)).isNull();
    assertThat(DiagramHits.distance(arrow, arrow.x1(), arrow.y1())).isZero();
  }

  @Test
  void aNameIsHitAsANode() {
    var frame = frame(index(5, 100, 1), new Viewport(Axis.TIME, 0, 1e9, false), Selection.NONE);

    var hit = DiagramHits.at(frame, 5, frame.lanes().y(2));

    assertThat(hit).isNotNull();
    assertThat(hit.selection()).isEqualTo(new Selection.Node("n3"));
  }

  @Test
  void wordsAreNotWrittenOverEachOther() {
    var index = index(12, 3_000, 3);

    var words = frame(index, new Viewport(Axis.TIME, 1e9, 0.5e9, false), Selection.NONE).words();

    for (var one : words) {
      assertThat(words).noneMatch(other -> other != one && other.overlaps(one));
    }
  }

  @Test
  void theSameMomentGivesTheSamePicture() {
    var load = new DiagramLoad(5, 100_000, 9);
    load.goOn(2_000, 2_000_000_000L);
    var first = DiagramReader.all(load.journal(), load.journal().end());
    var again = DiagramReader.all(load.journal(), load.journal().end());
    var viewport = new Viewport(Axis.ORDER, 500, 100, false);

    var one = frame(first, viewport, Selection.NONE);
    var other = frame(again, viewport, Selection.NONE);

    assertThat(one.words()).isEqualTo(other.words());
    assertThat(one.rails()).isEqualTo(other.rails());
    assertThat(one.arrows().stream().map(DiagramFrame.ArrowShape::x2))
        .containsExactlyElementsOf(
            other.arrows().stream().map(DiagramFrame.ArrowShape::x2).toList());
  }
}
