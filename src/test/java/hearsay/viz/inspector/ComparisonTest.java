package hearsay.viz.inspector;

import static hearsay.viz.inspector.Story.rows;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void aMergeTakesEachCellFromWhoeverKnowsMore() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3");
    story.click("n3").tell("n3", "n1").tell("n3", "n2").click("n1").click("n2");

    assertThat(rows(story.inspect("n1", "n2"), "Compare n1 with n2"))
        .containsExactly(
            "|n1|||n2||max|",
            "n1|+1|−0|◀|+0|−0|+1|−0",
            "n2|+0|−0|▶|+1|−0|+1|−0",
            "n3|+1|−0|=|+1|−0|+1|−0",
            "Each knows what the other lacks; merged, both say 3.");
  }

  @Test
  void underPartZeroTheHigherVersionWinsWhole() {
    var story = Story.of(CounterRule.PART0, "n1", "n2");
    story.click("n1").click("n2").click("n2");

    assertThat(rows(story.inspect("n1", "n2"), "Compare").getLast())
        .isEqualTo("n1 would adopt v2 of n2 whole and say 2; its own 1 is gone.");
  }

  @Test
  void nobodyIsComparedWithItself() {
    var story = Story.of(CounterRule.PN, "n1", "n2");

    assertThat(story.inspect("n1", "n1").sections())
        .noneMatch(section -> section.title().startsWith("Compare"));
  }
}
