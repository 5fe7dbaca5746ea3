package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A cluster that goes on from a moment of another's past is judged as that one was.
class ForkedTest {
  private static void assertJudgedAlike(Story story) {
    var before = story.verdict();

    story.fork();

    assertThat(story.verdict()).isEqualTo(before);
    assertThat(story.snapshot().explanation().lacks())
        .as("moments of the other cluster mean nothing here")
        .allSatisfy(
            lack -> {
              assertThat(lack.sinceNanos()).isNull();
              assertThat(lack.lastHeardNanos()).isNull();
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatWasConvergedIs(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 2).tell("n1", "n2");

    assertJudgedAlike(story);

    assertThat(story.click("n2", 1).tell("n2", "n1").verdict())
        .isEqualTo(new Verdict.Converged(2, BigInteger.valueOf(3)));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCutOffIs(CounterRule rule) {
    var story =
        Story.of(rule, "n1", "n2", "n3").partition(Set.of("n1"), Set.of("n2", "n3")).click("n2", 1);

    assertThat(story.verdict()).isInstanceOf(Verdict.CutOff.class);
    assertJudgedAlike(story);
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyACrashedNodeHeldItHolds(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2", "n3").click("n1", 1).crash("n1");

    assertThat(story.verdict()).isInstanceOf(Verdict.HeldOnlyByCrashed.class);
    assertJudgedAlike(story);
  }

  @Test
  void whatWasLostStaysLost() {
    var story =
        Story.of(CounterRule.PART0, "n1", "n2")
            .click("n1", 1)
            .click("n2", 1)
            .click("n2", 1)
            .tell("n2", "n1");

    assertThat(story.verdict()).isInstanceOf(Verdict.AgreeButWrong.class);
    assertJudgedAlike(story);
    assertThat(story.node("n2").lost()).as("the mark on its card").isEqualTo(new Tally(1, 0));
  }

  @Test
  void nodesThatAreStartedOneByOneDoNotAgreeBeforeAllAreThere() {
    var story =
        Story.of(CounterRule.PART0, "n1", "n2", "n3")
            .click("n1", 1)
            .click("n2", 1)
            .click("n3", 1)
            .click("n3", 1);
    var before = story.snapshot().operations().lineages();

    story.fork();

    var after = story.snapshot().operations().lineages();
    for (var node : new String[] {"n1", "n2", "n3"}) {
      assertThat(after.heldBy(node)).as(node).isEqualTo(before.heldBy(node));
    }
    assertThat(after.lost()).isEqualTo(before.lost());
  }

  @Test
  void whatOnlyAFrameHeldIsLost() {
    var story = Story.of(CounterRule.PART0, "n1", "n2").click("n1", 1);
    story.send("n1", "n2");
    story.crash("n1").start("n1");
    assertThat(story.verdict()).isInstanceOf(Verdict.Spreading.class);

    story.fork();

    assertThat(story.verdict())
        .isEqualTo(
            new Verdict.AgreeButWrong(
                BigInteger.ZERO, BigInteger.ONE, Map.of("n1", new Tally(1, 0))));
  }

  @ParameterizedTest
  @EnumSource
  void clicksThatWaitAreLeftBehind(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 1).clicked("n2", 1);

    story.fork();

    assertThat(story.snapshot().operations().recentClicks())
        .extracting(Click::node)
        .containsExactly("n1");
  }

  @Test
  void whatNodesHadHeardOfStillTellsWhichClicksAreConcurrent() {
    var story = Story.of(CounterRule.PART0, "n1", "n2").click("n1", 1).tell("n1", "n2").fork();

    story.click("n2", 1);

    assertThat(story.snapshot().operations().lastConcurrency())
        .contains(new Concurrency("n1", "n2", "n2"));
    assertThat(story.node("n2").state()).isEqualTo(new VersionedCounter(2, 2));
  }

  @Test
  void aNodeWhoseStateIsAheadOfTheLedgerBringsItsOperations() {
    var story = Story.of(CounterRule.PN, "n1");
    story.apply("n1", 3);

    story.fork();

    assertThat(story.node("n1").state()).isNotEqualTo(PnCounter.empty());
    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(1, BigInteger.valueOf(3)));
  }
}
