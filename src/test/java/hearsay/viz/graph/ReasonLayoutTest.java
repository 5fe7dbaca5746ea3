package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.Link;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonLayoutTest {
  private static final Box AREA = new Box(0, 0, 1280, 650);
  private static final Box WORDS = new Box(0, 0, 180, 26);

  private final CardPlan plan = GraphWorld.mesh(5).plan();

  @Test
  void eachCardRefusesAloudOnlyOnceAtATime() {
    var marks =
        List.of(
            mark(Mark.Kind.REFUSED, "n2", "n1", "v1 not newer than v2"),
            mark(Mark.Kind.REFUSED, "n3", "n1", "same v2, other counter"),
            mark(Mark.Kind.REFUSED, "n1", "n4", "v1 not newer than v2"));

    assertThat(ReasonLayout.worthSaying(marks, plan, 0))
        .extracting(Reason::words)
        .containsExactly("v1 not newer than v2", "v1 not newer than v2");
  }

  @Test
  void linksCutTogetherAreNamedOnce() {
    var marks =
        List.of(
            mark(Mark.Kind.LOST, "n1", "n3", "link cut"),
            mark(Mark.Kind.LOST, "n1", "n4", "link cut"),
            mark(Mark.Kind.LOST, "n2", "n4", "link cut"));

    assertThat(ReasonLayout.worthSaying(marks, plan, 0)).hasSize(1);
  }

  @Test
  void wordsCoverNeitherCardsNorOtherWords() {
    var names = List.copyOf(plan.boxes().keySet());
    var marks = new ArrayList<Mark>();
    for (var to : names) {
      names.stream()
          .filter(from -> !from.equals(to))
          .forEach(from -> marks.add(mark(Mark.Kind.REFUSED, from, to, "v1 not newer than v2")));
    }
    var taken = new ArrayList<>(plan.boxes().values());

    for (var reason : ReasonLayout.worthSaying(marks, plan, 0)) {
      var spot = ReasonLayout.spot(reason, WORDS, 16, taken, AREA);

      var box = Box.around(spot.orElseThrow(), WORDS.width(), WORDS.height());
      assertThat(taken).noneMatch(box::overlaps);
      taken.add(box);
    }
  }

  @Test
  void wordsWithoutAFreePlaceStayAway() {
    var reason =
        ReasonLayout.worthSaying(
                List.of(mark(Mark.Kind.REFUSED, "n2", "n1", "v1 not newer than v2")), plan, 0)
            .getFirst();

    assertThat(ReasonLayout.spot(reason, WORDS, 16, List.of(AREA), AREA)).isEmpty();
  }

  private static Mark mark(Mark.Kind kind, String from, String to, String words) {
    return new Mark(kind, new Link(from, to), DotKind.DELTA, 0.5, words, 0, 0);
  }
}
