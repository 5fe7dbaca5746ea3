package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Tally ONE_UP = new Tally(1, 0);

  private static Story pn(String... nodes) {
    return Story.of(CounterRule.PN, nodes);
  }

  @Test
  void aFreshClusterHasConverged() {
    assertThat(pn("n1", "n2").verdict()).isEqualTo(new Verdict.Converged(2, BigInteger.ZERO));
  }

  @Test
  void newsSpreadsUntilAllHaveHeard() {
    var story = pn("n1", "n2", "n3").click("n1", 1).tell("n1", "n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(2, 3));
    assertThat(story.verdict().words()).isEqualTo("Spreading: 2 of 3 have heard");

    story.tell("n2", "n3");

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(3, BigInteger.ONE));
    assertThat(story.verdict().isGood()).isTrue();
  }

  @Test
  void whenEachLacksSomethingNobodyHasHeardAll() {
    var story = pn("n1", "n2", "n3").click("n1", 1).click("n2", 1);

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(0, 3));
    assertThat(story.verdict().words()).contains("none of 3");
  }

  @Test
  void equalStatesAreConvergedEvenWhenCutApart() {
    var story = pn("n1", "n2").cut("n1", "n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, BigInteger.ZERO));
  }

  @Test
  void aCutThatKeepsNewsApartNamesTheLinkToHealAndWhoLacksWhat() {
    var story =
        pn("n1", "n2", "n3", "n4", "n5")
            .partition(Set.of("n1", "n2"), Set.of("n3", "n4", "n5"))
            .click("n1", 1)
            .tell("n1", "n2");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.CutOff(List.of(new Link("n1", "n3")), List.of("A lacks 1 of B")));
    assertThat(story.verdict().words()).isEqualTo("Cut off: heal n1–n3");
    assertThat(story.snapshot().explanation().lacks())
        .extracting(Explanation.Lack::nodes, Explanation.Lack::of, Explanation.Lack::operations)
        .containsExactly(tuple(List.of("n3", "n4", "n5"), "n1", ONE_UP));
    assertThat(story.snapshot().explanation().lacks().getFirst().words())
        .isEqualTo("n3, n4, n5 lack +1 of n1");
  }

  @Test
  void newsThatCanStillPassOneWayOnlySpreads() {
    var story = pn("n1", "n2").sever("n2", "n1").click("n1", 1);

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(1, 2));
    assertThat(story.verdict().words()).isEqualTo("Spreading: 1 of 2 has heard");
  }

  @Test
  void newsAgainstAOneWayCutIsCutOff() {
    var story = pn("n1", "n2").sever("n2", "n1").click("n2", 1);

    assertThat(story.verdict())
        .isEqualTo(new Verdict.CutOff(List.of(new Link("n1", "n2")), List.of("A lacks 1 of B")));
  }

  @Test
  void aRingOfOneWayGroupsNeedsOnlyTheLinkThatClosesIt() {
    var story =
        pn("n1", "n2", "n3")
            .sever("n2", "n1")
            .sever("n3", "n2")
            .cut("n1", "n3")
            .click("n3", 1)
            .click("n2", 1);

    assertThat(story.verdict())
        .isInstanceOfSatisfying(
            Verdict.CutOff.class,
            cut -> assertThat(cut.heal()).containsExactly(new Link("n1", "n3")));
  }

  @Test
  void threePartsWithNewsInEachNeedTwoLinks() {
    var story =
        pn("n1", "n2", "n3")
            .cut("n1", "n2")
            .cut("n2", "n3")
            .cut("n1", "n3")
            .click("n1", 1)
            .click("n2", 1)
            .click("n3", 1);

    assertThat(story.verdict())
        .isInstanceOfSatisfying(Verdict.CutOff.class, cut -> assertThat(cut.heal()).hasSize(2));
  }

  @Test
  void aPartThatLacksNothingNeedsNoHealing() {
    var story =
        pn("n1", "n2", "n3")
            .click("n1", 1)
            .tell("n1", "n2")
            .cut("n1", "n2")
            .cut("n2", "n3")
            .cut("n1", "n3");

    assertThat(story.verdict())
        .isInstanceOfSatisfying(
            Verdict.CutOff.class,
            cut -> assertThat(cut.heal()).containsExactly(new Link("n1", "n3")));
  }

  @Test
  void aCrashedNodeInBetweenLeavesNoLinkToHeal() {
    var links =
        Set.of(
            new Link("n1", "n2"), new Link("n2", "n1"), new Link("n2", "n3"), new Link("n3", "n2"));
    var story = Story.of(CounterRule.PN, links, "n1", "n2", "n3").crash("n2").click("n1", 1);

    assertThat(story.verdict()).isEqualTo(new Verdict.CutOff(List.of(), List.of("B lacks 1 of A")));
    assertThat(story.verdict().words()).doesNotContain("heal");
  }

  @Test
  void whatOnlyACrashedNodeHoldsIsNamedAndAfterItsEmptyRestartIsLost() {
    var story = pn("n1", "n2", "n3").click("n2", 3).crash("n2");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.HeldOnlyByCrashed(Map.of("n2", new Tally(3, 0))));
    assertThat(story.verdict().words()).isEqualTo("Held only by crashed n2: +3");

    story.start("n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.LostWithCrash(Map.of("n2", new Tally(3, 0))));
    assertThat(story.verdict().isGood()).isFalse();
  }

  @Test
  void lastWordsOfACrashedNodeOnTheirWayStillSpread() {
    var story = pn("n1", "n2", "n3").click("n2", 1);
    var lastWords = story.send("n2", "n1");
    story.crash("n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(0, 2));

    story.deliver(lastWords).tell("n1", "n3");

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, BigInteger.ONE));
  }

  @Test
  void whatARemovedNodeTookWithItIsLost() {
    var story = pn("n1", "n2").click("n2", -1).remove("n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.LostWithCrash(Map.of("n2", new Tally(0, 1))));
  }

  @Test
  void withoutARunningNodeNobodyAgrees() {
    assertThat(pn("n1").crash("n1").verdict()).isEqualTo(new Verdict.NobodyRuns());
  }

  @Test
  void onlyConvergedIsGood() {
    assertThat(List.of(pn("n1").crash("n1").verdict(), pn("n1", "n2").click("n1", 1).verdict()))
        .noneMatch(Verdict::isGood);
  }

  @Test
  void whatOnlyOneNodeHoldsIsToldBeforeItIsRemoved() {
    var story = pn("n1", "n2").click("n1", 2).tell("n1", "n2").click("n1", 1);

    assertThat(story.snapshot().heldOnlyBy("n1")).isEqualTo(ONE_UP);
    assertThat(story.snapshot().heldOnlyBy("n2")).isEqualTo(Tally.ZERO);
  }

  @Test
  void whatIsGoneForGoodIsNamedBesideWhatCrashedNodesHold() {
    var story = pn("n1", "n2", "n3").click("n1", 2).crash("n1").start("n1");

    story.click("n2", 3).crash("n2");

    assertThat(story.verdict())
        .isEqualTo(
            new Verdict.HeldOnlyByCrashed(
                Map.of("n2", new Tally(3, 0)), Map.of("n1", new Tally(2, 0))));
    assertThat(story.verdict().words())
        .isEqualTo("Held only by crashed n2: +3; lost with a crash: n1: +2");
  }
}
